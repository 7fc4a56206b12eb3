package io.hourglass.detect.stream;

import io.hourglass.linalg.Indices;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Population stability index (PSI) of recent values against training: the sum over bins of {@code
 * (a - e) log(a / e)}, with the actual share a and the expected share e. By convention below 0.1 is
 * no change and above 0.25 a significant one (Siddiqi 2006).
 *
 * <p>Without drift, the index of n rows against N is distributed as {@code (1/n + 1/N)} times
 * chi-squared with one degree of freedom less than bins (Yurdakul and Naranjo 2020); {@link
 * #noiseLevel} is its upper limit.
 */
final class PsiMonitor {
  private static final int NONE = -1;

  /** Standard deviations above which a normal variable lies once in millions of times. */
  private static final double Z = 5;

  private final String name;
  private final List<String> bins;
  private final double[] expected;
  private final long references;
  private final int[] counts;
  private final int[] ring;
  private int at;
  private int present;
  private boolean drifting;

  /**
   * Starts without values.
   *
   * @param name of the monitored column
   * @param bins labels of the bins
   * @param expected share of each bin
   * @param references number of rows behind the expected shares
   * @param window number of recent rows to compare
   */
  PsiMonitor(String name, List<String> bins, double[] expected, long references, int window) {
    this.name = name;
    this.bins = List.copyOf(bins);
    this.expected = expected.clone();
    this.references = references;
    this.counts = new int[expected.length];
    this.ring = new int[window];
    Arrays.fill(ring, NONE);
  }

  /** The name of the monitored column. */
  String name() {
    return name;
  }

  /** Adds the bin of the next row, -1 where it has no value. */
  void add(int bin) {
    count(ring[at], -1);
    count(bin, 1);
    ring[at] = bin;
    at = (at + 1) % ring.length;
  }

  private void count(int bin, int rows) {
    if (bin != NONE) {
      counts[bin] += rows;
      present += rows;
    }
  }

  /** The index; 0 while less than half of the window has values. */
  double index() {
    if (2 * present < ring.length) {
      return 0;
    }
    return IntStream.range(0, counts.length).mapToDouble(this::term).sum();
  }

  /**
   * The index that is rarely exceeded without drift: a chi-squared quantile (Wilson and Hilferty
   * 1931).
   */
  double noiseLevel() {
    int freedom = Math.max(1, counts.length - 1);
    double part = 2.0 / (9 * freedom);
    double root = 1 - part + Z * Math.sqrt(part);
    return (1.0 / Math.max(1, present) + 1.0 / references) * freedom * root * root * root;
  }

  private double term(int bin) {
    // an empty bin counts as half a row: the logarithm would be infinite
    double share = Math.max(0.5, counts[bin]) / present;
    double baseline = Math.max(Math.max(0.5 / ring.length, 0.5 / references), expected[bin]);
    return (share - baseline) * StrictMath.log(share / baseline);
  }

  /** Whether drift was reported and has not ended. */
  boolean isDrifting() {
    return drifting;
  }

  void setDrifting(boolean nowDrifting) {
    drifting = nowDrifting;
  }

  /** The bin that changed most, as in {@code above 912.4: 31.0 % instead of 0.1 %}. */
  String change() {
    int most = Indices.argMax(counts.length, this::term);
    double actual = 100.0 * counts[most] / present;
    return String.format(
        Locale.ROOT,
        "%s: %.1f %% instead of %.1f %%",
        bins.get(most),
        actual,
        100 * expected[most]);
  }
}
