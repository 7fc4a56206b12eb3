package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variational latent as a graph, in the order of Kingma and Welling (2014): the posterior's
 * parameters, a sample, its KL term, the bound.
 *
 * @param graph of the latents
 * @param gaussian the latent
 */
record GaussianGraph(LatentGraph graph, GaussianLatent gaussian) implements BottleneckGraph {
  /** Added to the step's seed, so that the noise is not that of a dropout. */
  private static final int NOISE = 7919;

  /**
   * Codes sampled for every row and copy.
   *
   * @param codes (copies * batch, width)
   * @param detached the same for prior and decoder: without a gradient, if the objective computes
   *     that in another way
   * @param kl {@code log q(z | x) - log p(z)} of the codes, (copies * batch)
   */
  record Samples(Operand<TFloat32> codes, Operand<TFloat32> detached, Operand<TFloat32> kl) {}

  @Override
  public Operand<TFloat32> code(Operand<TFloat32> head) {
    return transformed(mean(head), context(head)).codes();
  }

  private PosteriorGraph.Transformed transformed(
      Operand<TFloat32> codes, Operand<TFloat32> context) {
    return PosteriorGraph.GRAPHS.build(
        gaussian.posterior(), new PosteriorGraph.Input(graph, codes, context));
  }

  private Operand<TFloat32> logPrior(Operand<TFloat32> codes) {
    return PriorGraph.GRAPHS.build(gaussian.prior(), new PriorGraph.Input(graph, gaussian, codes));
  }

  @Override
  public LatentSamples sample(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    int copies = gaussian.objective().samples();
    Samples samples = samples(head, copies, step.seed());
    Operand<TFloat32> perLatent = perLatent(head, step);
    Operand<TFloat32> kl = kl(samples, perLatent, copies);
    RegularizationGraph weights = new RegularizationGraph(graph, gaussian.regularization(), step);
    Map<String, Operand<TFloat32>> penalties =
        weights.penalties(first(samples), mean(head), logVariance(head));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>(penalties);
    terms.put("kl", graph.tf().math.mean(kl, graph.tf().array(0)));
    Optional<Operand<TFloat32>> parts = isAnalytic() ? Optional.of(perLatent) : Optional.empty();
    LatentSamples.Bound bound =
        ObjectiveGraph.GRAPHS.build(
            gaussian.objective(), new ObjectiveGraph.Input(graph, weights, samples, kl, parts));
    return new LatentSamples(
        samples.detached(),
        copies,
        reconstruction -> weights.with(bound.of(reconstruction), penalties),
        terms,
        List.of(perLatent),
        Map.of());
  }

  /** The KL term, (1 or copies, batch). */
  private Operand<TFloat32> kl(Samples samples, Operand<TFloat32> perLatent, int copies) {
    Ops tf = graph.tf();
    return isAnalytic()
        ? tf.reshape(tf.sum(perLatent, tf.array(1)), tf.array(1, graph.batch()))
        : tf.reshape(samples.kl(), tf.array(copies, graph.batch()));
  }

  /** The first code of every row. */
  private Operand<TFloat32> first(Samples samples) {
    Ops tf = graph.tf();
    return tf.slice(samples.codes(), tf.array(0, 0), tf.array(graph.batch(), gaussian.width()));
  }

  /** Codes sampled from the posterior, {@code z = mean + exp(logVariance / 2) * noise}. */
  Samples samples(Operand<TFloat32> head, int copies, Operand<TInt32> seed) {
    Ops tf = graph.tf();
    Operand<TFloat32> noise = noise(copies, seed);
    Operand<TFloat32> logVariance = logVariance(head);
    Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f)));
    Operand<TFloat32> sampled =
        rows(tf.math.add(mean(head), tf.math.mul(deviation, noise)), copies);
    if (gaussian.objective().isDoublyReparameterized()) {
      return detached(head, copies, sampled);
    }
    PosteriorGraph.Transformed transformed =
        transformed(sampled, tf.tile(context(head), tf.array(copies, 1)));
    Operand<TFloat32> spread = tf.math.add(logVariance, tf.math.square(noise));
    Operand<TFloat32> logPosterior =
        tf.math.sub(logDensity(spread, copies), transformed.logDeterminant());
    Operand<TFloat32> codes = transformed.codes();
    return new Samples(codes, codes, tf.math.sub(logPosterior, logPrior(codes)));
  }

  private Operand<TFloat32> noise(int copies, Operand<TInt32> seed) {
    Ops tf = graph.tf();
    Operand<TInt32> own = tf.math.add(seed, tf.array(NOISE, 0));
    return tf.random.statelessRandomNormal(
        tf.array(copies, graph.batch(), gaussian.width()), own, TFloat32.class);
  }

  /** Codes whose importance weights have no gradient with respect to the encoder. */
  private Samples detached(Operand<TFloat32> head, int copies, Operand<TFloat32> sampled) {
    Ops tf = graph.tf();
    Operand<TFloat32> codes = tf.stopGradient(sampled);
    Operand<TFloat32> each = tf.reshape(codes, tf.array(copies, graph.batch(), gaussian.width()));
    Operand<TFloat32> logPosterior = logDensity(detachedSpread(head, each), copies);
    return new Samples(sampled, codes, tf.math.sub(logPosterior, logPrior(codes)));
  }

  private Operand<TFloat32> detachedSpread(Operand<TFloat32> head, Operand<TFloat32> codes) {
    Ops tf = graph.tf();
    Operand<TFloat32> logVariance = tf.stopGradient(logVariance(head));
    Operand<TFloat32> away = tf.math.sub(codes, tf.stopGradient(mean(head)));
    Operand<TFloat32> distance =
        tf.math.mul(tf.math.square(away), tf.math.exp(tf.math.neg(logVariance)));
    return tf.math.add(logVariance, distance);
  }

  /**
   * {@code -1/2 sum (log(2 pi) + spread)}.
   *
   * @param spread log variances and squared distances over variances, (copies, batch, width)
   * @return (copies * batch)
   */
  private Operand<TFloat32> logDensity(Operand<TFloat32> spread, int copies) {
    Ops tf = graph.tf();
    Operand<TFloat32> sum =
        tf.reshape(tf.sum(spread, tf.array(2)), tf.array(copies * graph.batch()));
    float constant = (float) (gaussian.width() * DiagonalGaussian.LOG_TWO_PI);
    return tf.math.mul(tf.math.add(sum, tf.constant(constant)), tf.constant(-0.5f));
  }

  /** Reshapes (copies, batch, width) to (copies * batch, width). */
  private Operand<TFloat32> rows(Operand<TFloat32> each, int copies) {
    return graph.tf().reshape(each, graph.tf().array(copies * graph.batch(), gaussian.width()));
  }

  private boolean hasAnalyticKl() {
    return gaussian.variational().orElseThrow().hasAnalyticKl();
  }

  /** Whether the KL term has a closed form for every latent dimension (appendix B). */
  private boolean isAnalytic() {
    return gaussian.objective().hasKlTerm() && hasAnalyticKl();
  }

  /**
   * The KL divergence of every latent dimension, (batch, width): from the standard normal prior;
   * for other priors and for flows, from the Gaussian with the mean and variance of all codes of
   * the batch.
   */
  private Operand<TFloat32> perLatent(Operand<TFloat32> head, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> squared = tf.math.square(mean(head));
    Operand<TFloat32> variance = tf.math.exp(logVariance(head));
    Operand<TFloat32> half = tf.constant(0.5f);
    if (hasAnalyticKl()) {
      return tf.math.mul(klFromNormal(head, squared, variance), half);
    }
    Operand<TFloat32> twice = klFromBatch(head, tf.math.add(squared, variance), step);
    return tf.stopGradient(tf.math.mul(twice, half));
  }

  /** Twice the divergence from the standard normal distribution. */
  private Operand<TFloat32> klFromNormal(
      Operand<TFloat32> head, Operand<TFloat32> squared, Operand<TFloat32> variance) {
    Ops tf = graph.tf();
    Operand<TFloat32> sum = tf.math.add(squared, variance);
    Operand<TFloat32> less = tf.math.add(logVariance(head), tf.constant(1f));
    return tf.math.sub(sum, less);
  }

  /** Twice the divergence from the Gaussian of all codes of the batch. */
  private Operand<TFloat32> klFromBatch(
      Operand<TFloat32> head, Operand<TFloat32> squaredCodes, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> second = graph.mean(squaredCodes, step.present());
    Operand<TFloat32> first = tf.math.square(graph.mean(mean(head), step.present()));
    Operand<TFloat32> all = tf.math.log(tf.math.sub(second, first));
    return tf.math.sub(all, logVariance(head));
  }

  /** Means in the head's output. */
  Operand<TFloat32> mean(Operand<TFloat32> head) {
    return part(head, 0, gaussian.width());
  }

  /** Log variances in the head's output. */
  Operand<TFloat32> logVariance(Operand<TFloat32> head) {
    return part(head, gaussian.width(), gaussian.width());
  }

  /** The posterior's context in the head's output. */
  private Operand<TFloat32> context(Operand<TFloat32> head) {
    return part(head, 2 * gaussian.width(), gaussian.posterior().context());
  }

  private Operand<TFloat32> part(Operand<TFloat32> head, int from, int width) {
    Ops tf = graph.tf();
    return tf.slice(head, tf.array(0, from), tf.array(-1, width));
  }
}
