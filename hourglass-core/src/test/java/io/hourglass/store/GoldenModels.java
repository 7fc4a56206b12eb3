package io.hourglass.store;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.codec.Scaling;
import io.hourglass.corruption.Composite;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.GaussianNoise;
import io.hourglass.corruption.InputDropout;
import io.hourglass.corruption.MaskBlocks;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.corruption.MaskPixels;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.corruption.SaltAndPepper;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Code;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.FeatureMap;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Independent;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.Latent;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.Penalty;
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
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Laplace;
import io.hourglass.likelihood.LearnedGaussian;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.NegativeBinomial;
import io.hourglass.likelihood.Ordinal;
import io.hourglass.likelihood.Poisson;
import io.hourglass.likelihood.StudentT;
import io.hourglass.likelihood.Support;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Writes the model files that every later release must load, and their results. Run with the folder
 * {@code src/test/resources/models} and the release's number, once per release and for a new member
 * of a sealed family; a file that exists is never written again. Together the files have every
 * member of every sealed family: a member that no file has is written from its example.
 */
final class GoldenModels {
  private static final int ROWS = 6;

  private GoldenModels() {}

  public static void main(String... args) throws IOException {
    String prefix = Path.of(args[0], args[1] + "-").toString();
    Table images = Models.pictures(ROWS, 8, 6, 1);
    Table mixed = Models.mixed(2 * ROWS, 2);
    CodecFit robust = CodecFit.defaults().withScaling(Scaling.ROBUST);
    write(prefix + "table.hg", Design.suitedTo(mixed.schema()), mixed, robust);
    write(prefix + "layers.hg", layers(), images, CodecFit.defaults());
    write(prefix + "likelihoods.hg", likelihoods(), everyFeature(), everyCodec());
    for (Map.Entry<String, Latent> latent : latents().entrySet()) {
      write(prefix + latent.getKey() + ".hg", design(latent.getValue(), 7), mixed, robust);
    }
    Table outliers = outliers();
    CodecFit logTails = CodecFit.defaults().withScaling(Scaling.LOG_TAILS);
    write(prefix + "log-tails.hg", Design.suitedTo(outliers.schema()), outliers, logTails);
    writeMissing(prefix, FamilyMembers.in(FamilyMembers.models(Path.of(args[0]))));
  }

  /** A column with a number far from all others, and one that is constant. */
  private static Table outliers() {
    double[] far = IntStream.range(0, 2 * ROWS).mapToDouble(row -> row == 3 ? 1e6 : row).toArray();
    double[] constant = DoubleStream.generate(() -> 1.1).limit(2 * ROWS).toArray();
    return new Table(
        "outliers", List.of(new NumericColumn("far", far), new NumericColumn("same", constant)));
  }

  private static void writeMissing(String prefix, Set<Class<?>> found) throws IOException {
    for (Examples.Placed placed : Examples.layers()) {
      if (found.add(placed.layer().getClass())) {
        Table numbers = numbers(placed.input().size());
        write(name(prefix, placed.layer()), design(placed), numbers, CodecFit.defaults());
      }
    }
    for (Latent latent : Examples.latents()) {
      if (found.add(latent.getClass())) {
        write(
            name(prefix, latent), design(latent, latent.width()), numbers(4), CodecFit.defaults());
      }
    }
    for (Corruption corruption : Examples.corruptions()) {
      if (found.add(corruption.getClass())) {
        Design design = likelihoods().withCorruption(corruption);
        write(name(prefix, corruption), design, everyFeature(), everyCodec());
      }
    }
    for (Likelihood likelihood : Examples.likelihoods()) {
      if (found.add(likelihood.getClass())) {
        write(name(prefix, likelihood), design(likelihood), everyFeature(), everyCodec());
      }
    }
  }

  private static String name(String prefix, Object member) {
    return prefix + member.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ".hg";
  }

  private static Table numbers(int columns) {
    SplittableRandom random = new SplittableRandom(9);
    return new Table(
        "numbers",
        IntStream.range(0, columns)
            .<Column>mapToObj(i -> new NumericColumn("x" + i, random.doubles(ROWS).toArray()))
            .toList());
  }

  /** A layer in an encoder. */
  private static Design design(Examples.Placed placed) {
    return new Design(
        List.of(new Reshape(placed.input()), placed.layer(), new Flatten()),
        new FeatureMap(placed.output().size()),
        List.of(),
        new NoCorruption(),
        Map.of());
  }

  /** A likelihood for the first column that has features for it. */
  private static Design design(Likelihood likelihood) {
    String column =
        everyCodec().fit(TableSource.of(everyFeature())).codec().blocks().stream()
            .filter(block -> likelihood.supports(block.codec().features()))
            .findFirst()
            .orElseThrow()
            .codec()
            .column();
    Design all = likelihoods();
    Map<String, Likelihood> changed = new LinkedHashMap<>(all.likelihoods());
    changed.put(column, likelihood);
    return new Design(all.encoder(), all.latent(), all.decoder(), all.corruption(), changed);
  }

  private static void write(String name, Design design, Table table, CodecFit fit)
      throws IOException {
    Path file = Path.of(name);
    if (Files.exists(file)) {
      return;
    }
    Models.untrained(design, table, 3, fit).save(file);
    Autoencoder model = Autoencoder.load(file);
    Rows rows = model.codec().encode(table.slice(0, ROWS));
    Golden.of(model, Golden.split(rows.values(), ROWS)).write(file);
  }

  private static Design design(Latent latent, int units) {
    return new Design(
        List.of(new Dense(units, Activation.TANH)),
        latent,
        List.of(new Dense(6, Activation.TANH)),
        new NoCorruption(),
        Map.of());
  }

  private static Map<String, Latent> latents() {
    Map<String, Latent> latents = new LinkedHashMap<>();
    latents.put("l1", new Code(3, Activation.RELU, new Penalty.L1(0.1)));
    latents.put("sparse", new Code(3, Activation.SIGMOID, new Penalty.Sparsity(0.1, 2)));
    latents.put("contractive", new Code(3, Activation.TANH, new Penalty.Contraction(0.1)));
    latents.put("code", new Code(3, Activation.LINEAR));
    latents.put("vq", new Quantized(7, 1, 4, 0.25, new Independent()));
    latents.put("vq-autoregressive", new Quantized(7, 1, 4, 0.25, new Autoregressive(8)));
    latents.put(
        "mixture",
        new GaussianLatent(
            3,
            new Diagonal(),
            new Mixture(4),
            new ImportanceWeighted(5),
            Regularization.none().withAnnealing(new Annealing.Linear(100))));
    latents.put(
        "vamp",
        new GaussianLatent(
            3,
            new Diagonal(),
            new VampPrior(4, true),
            new Elbo(),
            Regularization.none().withAnnealing(new Annealing.Cosine(100)).withFreeBits(0.1)));
    latents.put(
        "flows",
        new GaussianLatent(
            3,
            new InverseAutoregressive(2, 8, 2),
            new MaskedAutoregressive(2, 8),
            new Elbo(),
            Regularization.none().withAnnealing(new Annealing.Cyclic(4, 0.5))));
    latents.put(
        "beta-tcvae",
        new GaussianLatent(
            3,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            Regularization.none().withTotalCorrelation(5).withDiscrepancy(2)));
    return latents;
  }

  /** Every layer, on images of 8 x 6 pixels. */
  private static Design layers() {
    List<Layer> encoder =
        List.of(
            Conv.square(4, 3, 1, Activation.RELU),
            new BatchNorm(0.9, 0.01, Activation.TANH),
            MaxPool.square(2),
            new Gated(Conv.square(3, 3, 1, Activation.LINEAR)),
            new Residual(List.of(Conv.square(5, 3, 1, Activation.SILU)), Activation.RELU),
            new LayerNorm(0.1, Activation.LINEAR),
            AveragePool.square(2),
            new Dropout(0.1),
            new Flatten());
    List<Layer> decoder =
        List.of(
            new LearnedConstants(List.of(0, 3), Initializer.UNIFORM),
            new Dense(24, Activation.SELU),
            new Reshape(Shape.of(4, 3, 2)),
            Upsample.square(2),
            ConvTranspose.square(1, 3, 1, Activation.LINEAR));
    return new Design(encoder, new FeatureMap(20), decoder, corruption(), Map.of());
  }

  private static Corruption corruption() {
    return new Composite(
        List.of(
            new NoCorruption(),
            new GaussianNoise(0.4, true),
            new SaltAndPepper(0.1),
            new MaskPixels(0.5),
            new MaskBlocks(2, 3),
            new MaskColumns(0.2),
            new InputDropout(0.3)));
  }

  private static Map<String, Likelihood> byColumn() {
    Map<String, Likelihood> likelihoods = new LinkedHashMap<>();
    likelihoods.put("gaussian", new Gaussian(0.5));
    likelihoods.put("learned-gaussian", new LearnedGaussian());
    likelihoods.put("student-t", new StudentT());
    likelihoods.put("laplace", new Laplace());
    likelihoods.put("poisson", new Poisson());
    likelihoods.put("negative-binomial", new NegativeBinomial());
    likelihoods.put("categorical", new Categorical());
    likelihoods.put("ordinal", new Ordinal());
    likelihoods.put("condition", new Condition());
    likelihoods.put("bernoulli", new Bernoulli());
    likelihoods.put("autoregressive-bernoulli", new AutoregressiveBernoulli(1, 3, 3));
    likelihoods.put("continuous-bernoulli", new ContinuousBernoulli());
    likelihoods.put("discretized-logistic-mixture", new DiscretizedLogisticMixture(2));
    likelihoods.put("beta-binomial", new BetaBinomial());
    return likelihoods;
  }

  private static Design likelihoods() {
    return new Design(
        List.of(new Dense(8, Activation.TANH)),
        GaussianLatent.standard(3),
        List.of(new Dense(8, Activation.TANH)),
        new NoCorruption(),
        byColumn());
  }

  private static CodecFit everyCodec() {
    return CodecFit.defaults()
        .withBinarization(Binarization.DYNAMIC)
        .withCounts(Set.of("poisson", "negative-binomial"));
  }

  /** A column for every likelihood, named as it is, and a timestamp. */
  private static Table everyFeature() {
    SplittableRandom random = new SplittableRandom(7);
    List<Column> columns = new ArrayList<>();
    byColumn().forEach((name, likelihood) -> columns.add(column(name, likelihood, random)));
    columns.add(
        new TimestampColumn(
            "at", random.longs(ROWS, 1_600_000_000_000L, 1_700_000_000_000L).toArray()));
    return new Table("every feature", columns);
  }

  private static Column column(String name, Likelihood likelihood, SplittableRandom random) {
    if (likelihood.isCondition() || likelihood.support() == Support.ONE_HOT) {
      return names(name, random);
    }
    if (likelihood.supports(Features.UNIT) && likelihood.support() != Support.REAL) {
      return images(name, random);
    }
    return new NumericColumn(name, random.ints(ROWS, 0, 9).asDoubleStream().toArray());
  }

  private static CategoricalColumn names(String column, SplittableRandom random) {
    return CategoricalColumn.of(
        column, IntStream.range(0, ROWS).mapToObj(row -> "level " + random.nextInt(3)).toList());
  }

  private static ImageColumn images(String column, SplittableRandom random) {
    byte[][] pixels = new byte[ROWS][6];
    for (byte[] image : pixels) {
      random.nextBytes(image);
    }
    return new ImageColumn(column, new ColumnType.Image(2, 3, 1), pixels);
  }
}
