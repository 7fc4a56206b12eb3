package io.hourglass.detect.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

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
    TreeSet<Double> distinct = new TreeSet<>();
    distinct.add(Math.nextDown(sorted[0]));
    for (int i = 1; i <= DECILES; i++) {
      distinct.add(sorted[(int) Math.round(i * (sorted.length - 1.0) / DECILES)]);
    }
    double[] edges = distinct.stream().mapToDouble(Double::doubleValue).toArray();
    double[] shares = new double[edges.length + 1];
    DriftBins empty = new DriftBins(edges, shares);
    for (double value : sorted) {
      shares[empty.of(value)] += 1.0 / sorted.length;
    }
    return empty;
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
