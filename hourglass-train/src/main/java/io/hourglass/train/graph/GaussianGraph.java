package io.hourglass.train.graph;

import io.hourglass.latent.Diagonal;
import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.StandardNormal;
import io.hourglass.train.engine.StepFunction.Moment;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variational latent as a graph, in the order of Kingma and Welling (2014): the posterior's
 * parameters, a draw, its price, the bound.
 *
 * @param graph where it is
 * @param gaussian what it is
 */
record GaussianGraph(LatentGraph graph, Gaussian gaussian) {
  /** Added to the step's seed, so that the noise is not that of a dropout. */
  private static final int NOISE = 7919;

  /**
   * Codes drawn for every row and copy.
   *
   * @param codes (copies * batch, width)
   * @param kl {@code log q(z | x) - log p(z)}, (copies * batch)
   */
  record Draw(Operand<TFloat32> codes, Operand<TFloat32> kl) {}

  /** The code that the posterior makes of its mean. */
  Operand<TFloat32> code(Operand<TFloat32> head) {
    return PosteriorGraph.transformed(graph, gaussian, mean(head)).codes();
  }

  /** In training. */
  Drawn draw(Operand<TFloat32> head, Moment moment) {
    Ops tf = graph.tf();
    int copies = gaussian.objective().samples();
    Draw draw = draw(head, copies, moment.seed());
    Operand<TFloat32> perLatent = perLatent(head, moment);
    Operand<TFloat32> kl =
        isAnalytic()
            ? tf.reshape(tf.sum(perLatent, tf.array(1)), tf.array(1, graph.batch()))
            : tf.reshape(draw.kl(), tf.array(copies, graph.batch()));
    RegularizationGraph regularization =
        new RegularizationGraph(graph, gaussian.regularization(), moment);
    Drawn.Bound bound =
        reconstruction ->
            gaussian.objective() instanceof Elbo
                ? tf.math.add(
                    graph.only(reconstruction),
                    regularization.price(
                        graph.only(kl), isAnalytic() ? List.of(perLatent) : List.of()))
                : importanceWeighted(reconstruction, regularization.weighted(kl));
    Map<String, Operand<TFloat32>> terms = Map.of("kl", tf.math.mean(kl, tf.array(0)));
    return new Drawn(draw.codes(), copies, bound, terms, List.of(perLatent), Map.of());
  }

  /** Codes drawn from the posterior, {@code z = mean + exp(logVariance / 2) * noise}. */
  Draw draw(Operand<TFloat32> head, int copies, Operand<TInt32> seed) {
    Ops tf = graph.tf();
    int width = gaussian.width();
    Operand<TInt32> own = tf.math.add(seed, tf.array(NOISE, 0));
    Operand<TFloat32> noise =
        tf.random.statelessRandomNormal(
            tf.array(copies, graph.batch(), width), own, TFloat32.class);
    Operand<TFloat32> logVariance = logVariance(head);
    Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f)));
    Operand<TFloat32> drawn = tf.math.add(mean(head), tf.math.mul(deviation, noise));
    PosteriorGraph.Transformed transformed =
        PosteriorGraph.transformed(
            graph, gaussian, tf.reshape(drawn, tf.array(copies * graph.batch(), width)));
    Operand<TFloat32> spread = tf.math.add(logVariance, tf.math.square(noise));
    Operand<TFloat32> sum =
        tf.reshape(tf.sum(spread, tf.array(2)), tf.array(copies * graph.batch()));
    Operand<TFloat32> constant = tf.constant((float) (width * DiagonalGaussian.LOG_TWO_PI));
    Operand<TFloat32> logPosterior =
        tf.math.sub(
            tf.math.mul(tf.math.add(sum, constant), tf.constant(-0.5f)), transformed.logSpread());
    Operand<TFloat32> logPrior = PriorGraph.logDensity(graph, gaussian, transformed.codes());
    return new Draw(transformed.codes(), tf.math.sub(logPosterior, logPrior));
  }

  /** Whether the KL term has a formula, number by number (appendix B). */
  private boolean isAnalytic() {
    return gaussian.objective() instanceof Elbo
        && gaussian.prior() instanceof StandardNormal
        && gaussian.posterior() instanceof Diagonal;
  }

  /**
   * What every number of the code tells about its row, (batch, width): its KL under the standard
   * normal prior; under others, its KL to the Gaussian with the mean and variance of all codes of
   * the batch.
   */
  private Operand<TFloat32> perLatent(Operand<TFloat32> head, Moment moment) {
    Ops tf = graph.tf();
    Operand<TFloat32> squared = tf.math.square(mean(head));
    Operand<TFloat32> variance = tf.math.exp(logVariance(head));
    Operand<TFloat32> half = tf.constant(0.5f);
    if (gaussian.prior() instanceof StandardNormal) {
      Operand<TFloat32> sum = tf.math.add(squared, variance);
      Operand<TFloat32> less = tf.math.add(logVariance(head), tf.constant(1f));
      return tf.math.mul(tf.math.sub(sum, less), half);
    }
    Operand<TFloat32> second = graph.mean(tf.math.add(squared, variance), moment.present());
    Operand<TFloat32> first = tf.math.square(graph.mean(mean(head), moment.present()));
    Operand<TFloat32> all = tf.math.log(tf.math.sub(second, first));
    return tf.stopGradient(tf.math.mul(tf.math.sub(all, logVariance(head)), half));
  }

  /** {@code -log 1/k sum exp(-(reconstruction + kl))} over the copies: (batch). */
  private Operand<TFloat32> importanceWeighted(
      Operand<TFloat32> reconstruction, Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    Operand<TFloat32> logWeights = tf.math.neg(tf.math.add(reconstruction, kl));
    Operand<TFloat32> greatest =
        tf.stopGradient(tf.max(logWeights, tf.array(0), Max.keepDims(true)));
    Operand<TFloat32> mean =
        tf.math.mean(tf.math.exp(tf.math.sub(logWeights, greatest)), tf.array(0));
    return tf.math.neg(tf.math.add(tf.math.log(mean), graph.only(greatest)));
  }

  /** Means in what the head gives. */
  Operand<TFloat32> mean(Operand<TFloat32> head) {
    return half(head, 0);
  }

  /** Log variances in what the head gives. */
  Operand<TFloat32> logVariance(Operand<TFloat32> head) {
    return half(head, gaussian.width());
  }

  private Operand<TFloat32> half(Operand<TFloat32> head, int from) {
    Ops tf = graph.tf();
    return tf.slice(head, tf.array(0, from), tf.array(-1, gaussian.width()));
  }
}
