package io.hourglass.metric;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Metrics with intervals by the stratified percentile bootstrap (Efron and Tibshirani 1993):
 * anomalies and normal rows are resampled separately. The seed is fixed: the same rows give the
 * same intervals.
 *
 * @param averagePrecision over all thresholds
 * @param precision at the threshold in use
 * @param f1 at the threshold in use
 * @param accuracy at the threshold in use
 */
public record Bootstrap(
    ConfidenceInterval averagePrecision,
    ConfidenceInterval precision,
    ConfidenceInterval f1,
    ConfidenceInterval accuracy) {
  private static final long SEED = 4;
  private static final double TAIL = 0.025;

  /** The most rows resampled in all, down to the fewest samples. */
  private static final int WORK = 4_000_000;

  /** The metrics of one bootstrap sample. */
  private record Metrics(double averagePrecision, double precision, double f1, double accuracy) {
    static Metrics of(ThresholdCurve curve, int step) {
      return new Metrics(
          curve.averagePrecision(), curve.precision(step), curve.f1(step), curve.accuracy(step));
    }
  }

  /**
   * Bootstraps with 1,000 samples, or fewer where there are many rows, but at least 200.
   *
   * @param step of the threshold in use
   */
  public static Bootstrap of(ThresholdCurve curve, int step) {
    Metrics observed = Metrics.of(curve, step);
    List<Metrics> samples = samples(curve, step);
    return new Bootstrap(
        interval(observed, samples, Metrics::averagePrecision),
        interval(observed, samples, Metrics::precision),
        interval(observed, samples, Metrics::f1),
        interval(observed, samples, Metrics::accuracy));
  }

  private static List<Metrics> samples(ThresholdCurve curve, int step) {
    int count = Math.max(200, Math.min(1000, WORK / (curve.anomalies() + curve.normals())));
    List<Long> seeds = new SplittableRandom(SEED).longs(count).boxed().toList();
    int[] anomalies = curve.stepOfEachAnomaly();
    int[] normals = curve.stepOfEachNormal();
    return seeds.parallelStream()
        .map(SplittableRandom::new)
        .map(random -> Metrics.of(curve.resampled(anomalies, normals, random), step))
        .toList();
  }

  /** A metric with percentiles of the samples, extended to contain it. */
  private static ConfidenceInterval interval(
      Metrics observed, List<Metrics> samples, ToDoubleFunction<Metrics> metric) {
    double[] sorted = samples.stream().mapToDouble(metric).sorted().toArray();
    int tail = (int) (TAIL * sorted.length);
    double value = metric.applyAsDouble(observed);
    return new ConfidenceInterval(
        value, Math.min(value, sorted[tail]), Math.max(value, sorted[sorted.length - 1 - tail]));
  }
}
