package io.hourglass.train.graph;

import io.hourglass.latent.Diagonal;
import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.StandardNormal;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variational latent as a graph, in the order of Kingma and Welling (2014): the posterior's
 * parameters, a draw, its price, the bound.
 *
 * @param graph where it is
 * @param gaussian what it is
 */
record GaussianGraph(LatentGraph graph, GaussianLatent gaussian) {
  /** Added to the step's seed, so that the noise is not that of a dropout. */
  private static final int NOISE = 7919;

  /**
   * Codes drawn for every row and copy.
   *
   * @param codes (copies * batch, width)
   * @param seen the same, as prior and decoder see them: without a gradient, where that is given
   *     another way
   * @param kl {@code log q(z | x) - log p(z)} of those, (copies * batch)
   */
  record Draw(Operand<TFloat32> codes, Operand<TFloat32> seen, Operand<TFloat32> kl) {}

  /** The code that the posterior makes of its mean. */
  Operand<TFloat32> code(Operand<TFloat32> head) {
    return PosteriorGraph.transformed(graph, gaussian, mean(head), context(head)).codes();
  }

  /** In training. */
  LatentSamples draw(Operand<TFloat32> head, StepContext step) {
    Ops tf = graph.tf();
    int copies = gaussian.objective().samples();
    Draw draw = draw(head, copies, step.seed());
    Operand<TFloat32> perLatent = perLatent(head, step);
    Operand<TFloat32> kl =
        isAnalytic()
            ? tf.reshape(tf.sum(perLatent, tf.array(1)), tf.array(1, graph.batch()))
            : tf.reshape(draw.kl(), tf.array(copies, graph.batch()));
    RegularizationGraph regularization =
        new RegularizationGraph(graph, gaussian.regularization(), step);
    Operand<TFloat32> first =
        tf.slice(draw.codes(), tf.array(0, 0), tf.array(graph.batch(), gaussian.width()));
    Map<String, Operand<TFloat32>> terms =
        new LinkedHashMap<>(regularization.penalties(first, mean(head), logVariance(head)));
    Map<String, Operand<TFloat32>> penalties = Map.copyOf(terms);
    terms.put("kl", tf.math.mean(kl, tf.array(0)));
    LatentSamples.Bound bound =
        gaussian.objective() instanceof Elbo
            ? elbo(regularization, kl, perLatent)
            : importanceWeighted(regularization, kl, draw);
    return new LatentSamples(
        draw.seen(),
        copies,
        reconstruction -> regularization.with(bound.of(reconstruction), penalties),
        terms,
        List.of(perLatent),
        Map.of());
  }

  private LatentSamples.Bound elbo(
      RegularizationGraph regularization, Operand<TFloat32> kl, Operand<TFloat32> perLatent) {
    List<Operand<TFloat32>> parts = isAnalytic() ? List.of(perLatent) : List.of();
    return reconstruction ->
        graph
            .tf()
            .math
            .add(graph.only(reconstruction), regularization.price(graph.only(kl), parts));
  }

  private LatentSamples.Bound importanceWeighted(
      RegularizationGraph regularization, Operand<TFloat32> kl, Draw draw) {
    Ops tf = graph.tf();
    return reconstruction -> {
      Operand<TFloat32> price = regularization.weighted(kl);
      ImportanceWeightedGraph bound =
          new ImportanceWeightedGraph(tf, tf.math.neg(tf.math.add(reconstruction, price)));
      return gaussian.objective().isDoublyReparameterized()
          ? bound.doublyReparameterized(draw.codes(), draw.seen())
          : bound.loss();
    };
  }

  /** Codes drawn from the posterior, {@code z = mean + exp(logVariance / 2) * noise}. */
  Draw draw(Operand<TFloat32> head, int copies, Operand<TInt32> seed) {
    Ops tf = graph.tf();
    Operand<TInt32> own = tf.math.add(seed, tf.array(NOISE, 0));
    Operand<TFloat32> noise =
        tf.random.statelessRandomNormal(
            tf.array(copies, graph.batch(), gaussian.width()), own, TFloat32.class);
    Operand<TFloat32> logVariance = logVariance(head);
    Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f)));
    Operand<TFloat32> drawn = rows(tf.math.add(mean(head), tf.math.mul(deviation, noise)), copies);
    if (gaussian.objective().isDoublyReparameterized()) {
      return unseen(head, copies, drawn);
    }
    PosteriorGraph.Transformed transformed =
        PosteriorGraph.transformed(
            graph, gaussian, drawn, tf.tile(context(head), tf.array(copies, 1)));
    Operand<TFloat32> spread = tf.math.add(logVariance, tf.math.square(noise));
    Operand<TFloat32> logPosterior =
        tf.math.sub(logDensity(spread, copies), transformed.logSpread());
    Operand<TFloat32> codes = transformed.codes();
    Operand<TFloat32> logPrior = PriorGraph.logDensity(graph, gaussian, codes);
    return new Draw(codes, codes, tf.math.sub(logPosterior, logPrior));
  }

  /** Codes whose weights do not see how codes and their density depend on the encoder. */
  private Draw unseen(Operand<TFloat32> head, int copies, Operand<TFloat32> drawn) {
    Ops tf = graph.tf();
    Operand<TFloat32> seen = tf.stopGradient(drawn);
    Operand<TFloat32> each = tf.reshape(seen, tf.array(copies, graph.batch(), gaussian.width()));
    Operand<TFloat32> logVariance = tf.stopGradient(logVariance(head));
    Operand<TFloat32> away = tf.math.sub(each, tf.stopGradient(mean(head)));
    Operand<TFloat32> distance =
        tf.math.mul(tf.math.square(away), tf.math.exp(tf.math.neg(logVariance)));
    Operand<TFloat32> logPosterior = logDensity(tf.math.add(logVariance, distance), copies);
    Operand<TFloat32> logPrior = PriorGraph.logDensity(graph, gaussian, seen);
    return new Draw(drawn, seen, tf.math.sub(logPosterior, logPrior));
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

  /** Of (copies, batch, width) the (copies * batch, width). */
  private Operand<TFloat32> rows(Operand<TFloat32> each, int copies) {
    return graph.tf().reshape(each, graph.tf().array(copies * graph.batch(), gaussian.width()));
  }

  /** Whether the KL term has a formula, number by number (appendix B). */
  private boolean isAnalytic() {
    return gaussian.objective() instanceof Elbo
        && gaussian.prior() instanceof StandardNormal
        && gaussian.posterior() instanceof Diagonal;
  }

  /**
   * What every number of the code tells about its row, (batch, width): its KL under the standard
   * normal prior; under others, and before a flow, its KL to the Gaussian with the mean and
   * variance of all codes of the batch.
   */
  private Operand<TFloat32> perLatent(Operand<TFloat32> head, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> squared = tf.math.square(mean(head));
    Operand<TFloat32> variance = tf.math.exp(logVariance(head));
    Operand<TFloat32> half = tf.constant(0.5f);
    if (gaussian.prior() instanceof StandardNormal && gaussian.posterior() instanceof Diagonal) {
      Operand<TFloat32> sum = tf.math.add(squared, variance);
      Operand<TFloat32> less = tf.math.add(logVariance(head), tf.constant(1f));
      return tf.math.mul(tf.math.sub(sum, less), half);
    }
    Operand<TFloat32> second = graph.mean(tf.math.add(squared, variance), step.present());
    Operand<TFloat32> first = tf.math.square(graph.mean(mean(head), step.present()));
    Operand<TFloat32> all = tf.math.log(tf.math.sub(second, first));
    return tf.stopGradient(tf.math.mul(tf.math.sub(all, logVariance(head)), half));
  }

  /** Means in what the head gives. */
  Operand<TFloat32> mean(Operand<TFloat32> head) {
    return part(head, 0, gaussian.width());
  }

  /** Log variances in what the head gives. */
  Operand<TFloat32> logVariance(Operand<TFloat32> head) {
    return part(head, gaussian.width(), gaussian.width());
  }

  /** What the head gives for the posterior besides. */
  private Operand<TFloat32> context(Operand<TFloat32> head) {
    return part(head, 2 * gaussian.width(), gaussian.posterior().context());
  }

  private Operand<TFloat32> part(Operand<TFloat32> head, int from, int width) {
    Ops tf = graph.tf();
    return tf.slice(head, tf.array(0, from), tf.array(-1, width));
  }
}
