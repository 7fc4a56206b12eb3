package io.hourglass.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the highest-scoring rows are anomalies. Where rows of one score would have to be
 * parted, it is the mean over all ways to do so.
 *
 * @param n how many rows are looked at, the highest scores first
 * @param precision share of them that are anomalies
 * @param recall share of all anomalies among them
 */
public record PrecisionAt(int n, double precision, double recall) {
  /** At 10, 100 and 1,000 rows, and at as many as there are anomalies. */
  public static List<PrecisionAt> of(ThresholdCurve sweep) {
    return IntStream.of(10, 100, 1000, sweep.anomalies())
        .filter(n -> n <= sweep.total())
        .sorted()
        .distinct()
        .mapToObj(n -> new PrecisionAt(n, sweep.found(n) / n, sweep.found(n) / sweep.anomalies()))
        .toList();
  }
}
