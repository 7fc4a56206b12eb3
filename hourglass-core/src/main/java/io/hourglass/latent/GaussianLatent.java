package io.hourglass.latent;

import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The variational latent of Kingma and Welling (2014): the encoder outputs a Gaussian distribution
 * over codes, {@code q(z | x) = N(mean(x), diag(exp(logVariance(x))))}, from which training samples
 * {@code z = mean + exp(logVariance / 2) * noise}. The head outputs the means, then the log
 * variances, then the posterior's context.
 *
 * <p>Outside training, the code of a row is the posterior's transformation of the mean.
 *
 * @param width number of latent dimensions
 * @param posterior the transformation of a Gaussian sample
 * @param prior the distribution of codes over all rows
 * @param objective the bound that training maximizes
 * @param regularization the weights of the KL term
 */
public record GaussianLatent(
    int width, Posterior posterior, Prior prior, Objective objective, Regularization regularization)
    implements Latent {
  public GaussianLatent {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
    if (!posterior.isDiagonal()) {
      refuse(prior.needsPosteriorDensity(), "a VampPrior, a mixture of posteriors,", posterior);
      refuse(regularization.totalCorrelation() > 0, "a weight of total correlation", posterior);
      refuse(objective.isDoublyReparameterized(), "a doubly reparameterized gradient", posterior);
    }
    if (!objective.hasKlTerm() && regularization.freeBits() + regularization.targetKl() > 0) {
      throw new IllegalArgumentException(
          "free bits and a target KL weigh a term that only the Elbo has: the objective must be"
              + " that, got "
              + objective);
    }
    if (regularization.discrepancy() > 0 && !prior.isStandardNormal()) {
      throw new IllegalArgumentException(
          "a weight of discrepancy needs a prior that training can sample from: it must be"
              + " StandardNormal, got "
              + prior);
    }
  }

  private static void refuse(boolean asked, String what, Posterior posterior) {
    if (asked) {
      throw new IllegalArgumentException(
          what
              + " needs the posterior's density at any code: the posterior must be Diagonal, got "
              + posterior);
    }
  }

  /** As in the first paper: diagonal posterior, standard normal prior, one sample, beta 1. */
  public static GaussianLatent standard(int width) {
    return new GaussianLatent(
        width, new Diagonal(), new StandardNormal(), new Elbo(), Regularization.none());
  }

  /** The same with another objective. */
  public GaussianLatent with(Objective other) {
    return new GaussianLatent(width, posterior, prior, other, regularization);
  }

  /** The same with another prior. */
  public GaussianLatent with(Prior other) {
    return new GaussianLatent(width, posterior, other, objective, regularization);
  }

  @Override
  public Layer head() {
    return new Dense(model().headWidth(), Activation.LINEAR);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return Stream.concat(
            posterior.parameters(width).stream().map(p -> p.named("posterior." + p.name())),
            prior.parameters(width, input).stream().map(p -> p.named("prior." + p.name())))
        .toList();
  }

  @Override
  public Forward code(List<float[]> weights) {
    Posterior.Transform transform = posterior.transform(width, posteriorWeights(weights));
    int outputs = model().headWidth();
    return (head, rows, codes) -> {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(head, row * outputs, codes, row * width, width);
        transform.apply(codes, row * width, head, row * outputs + 2 * width);
      }
    };
  }

  private List<float[]> posteriorWeights(List<float[]> weights) {
    return weights.subList(0, posterior.parameters(width).size());
  }

  @Override
  public Optional<Inference> inference(List<float[]> weights, Forward encoder) {
    List<float[]> own = weights.subList(posterior.parameters(width).size(), weights.size());
    return Optional.of(
        new GaussianInference(
            width,
            posterior.transform(width, posteriorWeights(weights)),
            prior.density(width, own, encoder),
            model().hasAnalyticKl()));
  }

  private VariationalModel model() {
    return new VariationalModel(width, posterior, prior, regularization);
  }

  @Override
  public Optional<VariationalModel> variational() {
    return Optional.of(model());
  }

  @Override
  public List<String> terms() {
    return Stream.concat(Stream.of("kl"), regularization.terms().stream()).toList();
  }

  private record GaussianInference(
      int width, Posterior.Transform transform, Density prior, boolean hasAnalyticKl)
      implements Inference {
    @Override
    public double sample(float[] head, int at, SplittableRandom random, float[] code, int to) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        double logVariance = head[at + width + i];
        double noise = DiagonalGaussian.noise(random);
        code[to + i] = (float) (head[at + i] + StrictMath.exp(0.5 * logVariance) * noise);
        sum += DiagonalGaussian.LOG_TWO_PI + logVariance + noise * noise;
      }
      return -0.5 * sum - transform.apply(code, to, head, at + 2 * width);
    }

    @Override
    public OptionalDouble kl(float[] head, int at) {
      if (!hasAnalyticKl) {
        return OptionalDouble.empty();
      }
      double sum = 0;
      for (int i = at; i < at + width; i++) {
        sum += DiagonalGaussian.kl(head[i], head[i + width]);
      }
      return OptionalDouble.of(sum);
    }

    @Override
    public double logPrior(float[] codes, int at) {
      return prior.logDensity(codes, at);
    }

    @Override
    public void samplePrior(SplittableRandom random, float[] code, int to) {
      prior.sample(random, code, to);
    }
  }
}
