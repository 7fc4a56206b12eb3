package io.hourglass.metric;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Figures of labeled scores that are drawn again with replacement, anomalies and normal rows apart
 * (the stratified percentile bootstrap of Efron and Tibshirani 1993). The seed is fixed: the same
 * rows give the same intervals.
 *
 * @param averagePrecision of all thresholds
 * @param precision of the threshold in use
 * @param f1 of it
 * @param accuracy of it
 */
public record Bootstrap(
    ConfidenceInterval averagePrecision,
    ConfidenceInterval precision,
    ConfidenceInterval f1,
    ConfidenceInterval accuracy) {
  private static final long SEED = 4;
  private static final double TAIL = 0.025;

  /** Rows drawn altogether, while there are enough drawings. */
  private static final int WORK = 4_000_000;

  /** The metrics of one bootstrap sample. */
  private record Figures(double averagePrecision, double precision, double f1, double accuracy) {
    static Figures of(ThresholdCurve sweep, int steps) {
      return new Figures(
          sweep.averagePrecision(), sweep.precision(steps), sweep.f1(steps), sweep.accuracy(steps));
    }
  }

  /**
   * Draws 1,000 bootstrap samples, fewer for many rows, at least 200.
   *
   * @param steps after which the threshold in use is reached
   */
  public static Bootstrap of(ThresholdCurve sweep, int steps) {
    int rows = sweep.anomalies() + sweep.normals();
    int count = Math.max(200, Math.min(1000, WORK / rows));
    List<Long> seeds = new SplittableRandom(SEED).longs(count).boxed().toList();
    int[] anomalies = sweep.stepOfEachAnomaly();
    int[] normals = sweep.stepOfEachNormal();
    List<Figures> drawn =
        seeds.parallelStream()
            .map(SplittableRandom::new)
            .map(random -> Figures.of(sweep.redrawn(anomalies, normals, random), steps))
            .toList();
    Figures seen = Figures.of(sweep, steps);
    return new Bootstrap(
        interval(seen, drawn, Figures::averagePrecision),
        interval(seen, drawn, Figures::precision),
        interval(seen, drawn, Figures::f1),
        interval(seen, drawn, Figures::accuracy));
  }

  /** A figure with the percentiles of the drawings, and never outside them. */
  private static ConfidenceInterval interval(
      Figures seen, List<Figures> drawn, ToDoubleFunction<Figures> figure) {
    double[] sorted = drawn.stream().mapToDouble(figure).sorted().toArray();
    int tail = (int) (TAIL * sorted.length);
    double value = figure.applyAsDouble(seen);
    return new ConfidenceInterval(
        value, Math.min(value, sorted[tail]), Math.max(value, sorted[sorted.length - 1 - tail]));
  }
}
