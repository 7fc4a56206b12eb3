package io.hourglass.detect.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bins at the deciles of a distribution, with one bin below and one above.
 *
 * @param edges ascending; bin i holds values above edge i - 1 and not above edge i
 * @param shares of the bins, one more than edges
 */
record DriftBins(double[] edges, double[] shares) {
  private static final int DECILES = 10;

  /** Creates bins from values in ascending order, at least one. */
  static DriftBins of(double[] sorted) {
    DoubleStream deciles =
        IntStream.rangeClosed(1, DECILES)
            .mapToDouble(i -> sorted[(int) Math.round(i * (sorted.length - 1.0) / DECILES)]);
    DoubleStream edges = DoubleStream.concat(DoubleStream.of(Math.nextDown(sorted[0])), deciles);
    return withEdges(edges.distinct().sorted().toArray(), sorted);
  }

  private static DriftBins withEdges(double[] edges, double[] values) {
    DriftBins bins = new DriftBins(edges, new double[edges.length + 1]);
    for (double value : values) {
      bins.shares[bins.of(value)] += 1.0 / values.length;
    }
    return bins;
  }

  /** The bin of a value. */
  int of(double value) {
    int place = Arrays.binarySearch(edges, value);
    return place < 0 ? -1 - place : place;
  }

  /** Labels of the bins. */
  List<String> labels(DoubleFunction<String> text) {
    List<String> labels = new ArrayList<>();
    labels.add("below " + text.apply(edges[0]));
    for (int i = 1; i < edges.length; i++) {
      labels.add(text.apply(edges[i - 1]) + " to " + text.apply(edges[i]));
    }
    labels.add("above " + text.apply(edges[edges.length - 1]));
    return labels;
  }
}
