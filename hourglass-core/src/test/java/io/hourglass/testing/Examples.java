package io.hourglass.testing;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.Constant;
import io.hourglass.codec.Counts;
import io.hourglass.codec.Cyclic;
import io.hourglass.codec.LogTails;
import io.hourglass.codec.OneHot;
import io.hourglass.codec.Pixels;
import io.hourglass.codec.Robust;
import io.hourglass.codec.Standard;
import io.hourglass.corruption.Composite;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.GaussianNoise;
import io.hourglass.corruption.InputDropout;
import io.hourglass.corruption.MaskBlocks;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.corruption.MaskPixels;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.corruption.SaltAndPepper;
import io.hourglass.data.CellFormat;
import io.hourglass.data.ColumnType;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumberFormat;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Code;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.FeatureMap;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Independent;
import io.hourglass.latent.IndexPrior;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.Latent;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Posterior;
import io.hourglass.latent.Prior;
import io.hourglass.latent.Quantized;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.layer.AveragePool;
import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Gated;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LayerNorm;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Padding;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import io.hourglass.layer.Upsample;
import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.BetaBinomial;
import io.hourglass.likelihood.Categorical;
import io.hourglass.likelihood.Condition;
import io.hourglass.likelihood.ContinuousBernoulli;
import io.hourglass.likelihood.DiscretizedLogisticMixture;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Laplace;
import io.hourglass.likelihood.LearnedGaussian;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.NegativeBinomial;
import io.hourglass.likelihood.Ordinal;
import io.hourglass.likelihood.Poisson;
import io.hourglass.likelihood.ScaleParameter;
import io.hourglass.likelihood.StudentT;
import java.util.List;

/**
 * Instances of every member of every sealed family that is saved as JSON: what the contract tests
 * run over. A new member is added here and nowhere else; a test says which one is lacking.
 */
public final class Examples {
  private Examples() {}

  /**
   * A layer in its place.
   *
   * @param layer with every setting away from its default
   * @param input what it takes in
   * @param output what it must give out for that
   */
  public record Placed(Layer layer, Shape input, Shape output) {}

  /** Layers, each with shapes that it must go between. */
  public static List<Placed> layers() {
    return List.of(
        new Placed(new Dense(3, Activation.TANH), Shape.of(5), Shape.of(3)),
        new Placed(new Dense(1, Activation.LINEAR), Shape.of(2, 2, 1), Shape.of(1)),
        new Placed(new Dropout(0.25), Shape.of(2, 3), Shape.of(2, 3)),
        new Placed(new Flatten(), Shape.of(2, 3), Shape.of(6)),
        new Placed(new Reshape(Shape.of(3, 2)), Shape.of(6), Shape.of(3, 2)),
        new Placed(Conv.square(3, 3, 2, Activation.TANH), Shape.of(7, 6, 2), Shape.of(4, 3, 3)),
        new Placed(Conv.sequence(2, 4, 3, Activation.SILU), Shape.of(11, 3), Shape.of(4, 2)),
        new Placed(
            new Conv(5, List.of(2, 3), List.of(1, 2), Padding.VALID, Activation.LINEAR),
            Shape.of(5, 8, 1),
            Shape.of(4, 3, 5)),
        new Placed(
            ConvTranspose.square(2, 3, 2, Activation.TANH), Shape.of(3, 4, 3), Shape.of(6, 8, 2)),
        new Placed(
            ConvTranspose.sequence(3, 5, 3, Activation.LINEAR), Shape.of(4, 2), Shape.of(12, 3)),
        new Placed(
            new ConvTranspose(
                1, List.of(3, 2), List.of(2, 3), Padding.SAME, List.of(0, 1), Activation.SIGMOID),
            Shape.of(4, 3, 6),
            Shape.of(7, 8, 1)),
        new Placed(
            new ConvTranspose(
                4, List.of(4, 3), List.of(3, 1), Padding.VALID, List.of(2, 0), Activation.SILU),
            Shape.of(2, 3, 2),
            Shape.of(9, 5, 4)),
        new Placed(MaxPool.square(2), Shape.of(5, 4, 3), Shape.of(3, 2, 3)),
        new Placed(
            new MaxPool(List.of(3), List.of(2), Padding.VALID), Shape.of(9, 2), Shape.of(4, 2)),
        new Placed(AveragePool.square(3), Shape.of(5, 4, 3), Shape.of(2, 2, 3)),
        new Placed(
            new AveragePool(List.of(4), List.of(3), Padding.SAME), Shape.of(8, 2), Shape.of(3, 2)),
        new Placed(Upsample.square(2), Shape.of(2, 3, 2), Shape.of(4, 6, 2)),
        new Placed(new Upsample(List.of(3)), Shape.of(2, 3), Shape.of(6, 3)),
        new Placed(
            new LearnedConstants(List.of(0, 2, 3, 6), Initializer.UNIFORM),
            Shape.of(3),
            Shape.of(7)),
        new Placed(new BatchNorm(0.9, 0.01, Activation.TANH), Shape.of(4), Shape.of(4)),
        new Placed(new BatchNorm(0, 0.1, Activation.LINEAR), Shape.of(3, 2, 4), Shape.of(3, 2, 4)),
        new Placed(new LayerNorm(0.1, Activation.TANH), Shape.of(6), Shape.of(6)),
        new Placed(new LayerNorm(0.2, Activation.LINEAR), Shape.of(2, 5), Shape.of(2, 5)),
        new Placed(
            new Residual(
                List.of(new Dense(3, Activation.TANH), new Dense(4, Activation.LINEAR)),
                Activation.SILU),
            Shape.of(4),
            Shape.of(4)),
        new Placed(
            new Residual(
                List.of(
                    Conv.square(3, 3, 2, Activation.TANH),
                    new BatchNorm(0.5, 0.01, Activation.TANH),
                    new Dropout(0.5),
                    new Residual(
                        List.of(Conv.square(3, 3, 1, Activation.TANH)), Activation.LINEAR)),
                Activation.TANH),
            Shape.of(7, 6, 2),
            Shape.of(4, 3, 3)),
        new Placed(
            new Residual(
                List.of(ConvTranspose.sequence(2, 3, 2, Activation.TANH)), Activation.LINEAR),
            Shape.of(3, 4),
            Shape.of(6, 2)),
        new Placed(
            new Residual(List.of(new Dense(2, Activation.TANH)), Activation.LINEAR),
            Shape.of(3),
            Shape.of(2)),
        new Placed(new Gated(new Dense(3, Activation.LINEAR)), Shape.of(4), Shape.of(3)),
        new Placed(
            new Gated(Conv.sequence(2, 3, 2, Activation.TANH)), Shape.of(5, 2), Shape.of(3, 2)));
  }

  /** Codecs of columns, each as if fitted. */
  public static List<ColumnCodec> columnCodecs() {
    return List.of(
        new Standard("amount", 100, 25.5, true),
        new Robust("amount", -3, 0.01, false),
        new LogTails("amount", -3, 0.01, 1.5, true),
        new Constant("amount", 100, false),
        new Counts("visits", true),
        new OneHot("country", List.of("DE", "NL", "FR"), true),
        new Cyclic("at", true),
        new Pixels("picture", 2, 3, 1, Binarization.DYNAMIC));
  }

  /** Likelihoods. */
  public static List<Likelihood> likelihoods() {
    return List.of(
        new Bernoulli(),
        new AutoregressiveBernoulli(1, 3, 2),
        new ContinuousBernoulli(),
        new Gaussian(0.5),
        new LearnedGaussian(ScaleParameter.SHARED),
        new LearnedGaussian(ScaleParameter.PREDICTED),
        new StudentT(4.5, ScaleParameter.SHARED),
        new StudentT(6, ScaleParameter.PREDICTED),
        new Laplace(ScaleParameter.SHARED),
        new Laplace(ScaleParameter.PREDICTED),
        new Categorical(),
        new Ordinal(),
        new Poisson(),
        new NegativeBinomial(ScaleParameter.SHARED),
        new NegativeBinomial(ScaleParameter.PREDICTED),
        new DiscretizedLogisticMixture(1),
        new DiscretizedLogisticMixture(3),
        new BetaBinomial(),
        new Condition());
  }

  /** Latents. */
  public static List<Latent> latents() {
    return List.of(
        new Code(2, Activation.SIGMOID, new Penalty.Sparsity(0.1, 3)),
        new FeatureMap(4),
        new Quantized(3, 2, 5, 0.5, new Autoregressive(7)),
        new io.hourglass.latent.GaussianLatent(
            3,
            new Diagonal(),
            new StandardNormal(),
            new ImportanceWeighted(5),
            new Regularization(4, new Annealing.Linear(100), 0, 0, 1, 2)),
        new io.hourglass.latent.GaussianLatent(
            3,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            new Regularization(4, new Annealing.Linear(100), 0.5, 0, 1, 2)));
  }

  /** Priors of indices. */
  public static List<IndexPrior> indexPriors() {
    return List.of(new Independent(), new Autoregressive(7));
  }

  /** Penalties of plain codes. */
  public static List<Penalty> penalties() {
    return List.of(
        new Penalty.None(),
        new Penalty.L1(0.1),
        new Penalty.Sparsity(0.05, 2),
        new Penalty.Contraction(0.1));
  }

  /** Posteriors. */
  public static List<Posterior> posteriors() {
    return List.of(
        new Diagonal(), new InverseAutoregressive(2, 7, 2), new InverseAutoregressive(1, 4, 0));
  }

  /** Priors. */
  public static List<Prior> priors() {
    return List.of(
        new StandardNormal(),
        new Mixture(3),
        VampPrior.of(4),
        new VampPrior(3, true),
        new MaskedAutoregressive(2, 7));
  }

  /** Objectives. */
  public static List<Objective> objectives() {
    return List.of(new Elbo(), new ImportanceWeighted(5), new ImportanceWeighted(3, true));
  }

  /** Ways to anneal. */
  public static List<Annealing> annealings() {
    return List.of(
        new Annealing.None(),
        new Annealing.Linear(100),
        new Annealing.Cosine(200),
        new Annealing.Cyclic(4, 0.5));
  }

  /** Corruptions, each of which can do with a table of every kind of column. */
  public static List<Corruption> corruptions() {
    return List.of(
        new NoCorruption(),
        new GaussianNoise(0.4, true),
        new GaussianNoise(0.7, false),
        new SaltAndPepper(0.15),
        new MaskPixels(0.5),
        new MaskBlocks(2, 3),
        new MaskColumns(0.25),
        new InputDropout(0.3),
        new Composite(List.of(new MaskColumns(0.1), new GaussianNoise(0.2, false))));
  }

  /** Types of columns. */
  public static List<ColumnType> columnTypes() {
    return List.of(
        new ColumnType.Numeric(),
        new ColumnType.Categorical(),
        new ColumnType.Timestamp(),
        new ColumnType.Image(28, 27, 3));
  }

  /** Formats of cells. */
  public static List<CellFormat> cellFormats() {
    return List.of(
        new NumberFormat(",", ".", "€"),
        new MomentFormat(MomentFormat.Order.DAY_FIRST, "Europe/Berlin"));
  }

  /** All of the above. */
  public static List<Object> all() {
    return List.<List<? extends Object>>of(
            layers().stream().map(Placed::layer).toList(),
            columnCodecs(),
            likelihoods(),
            latents(),
            indexPriors(),
            penalties(),
            posteriors(),
            priors(),
            objectives(),
            annealings(),
            corruptions(),
            columnTypes(),
            cellFormats())
        .stream()
        .<Object>flatMap(List::stream)
        .toList();
  }
}
