package io.hourglass.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision and recall among the n rows with the highest scores. Where only some rows of equal
 * score belong to these, it is the expected value in random order.
 *
 * @param n number of rows
 * @param precision share of them that are anomalies
 * @param recall share of all anomalies among them
 */
public record PrecisionAt(int n, double precision, double recall) {
  /** At 10, 100 and 1,000 rows, and at as many as there are anomalies. */
  public static List<PrecisionAt> of(ThresholdCurve curve) {
    return IntStream.of(10, 100, 1000, curve.anomalies())
        .filter(n -> n <= curve.total())
        .sorted()
        .distinct()
        .mapToObj(n -> of(n, curve))
        .toList();
  }

  private static PrecisionAt of(int n, ThresholdCurve curve) {
    double found = curve.truePositivesAmong(n);
    return new PrecisionAt(n, found / n, found / curve.anomalies());
  }
}
