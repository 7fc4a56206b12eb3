package io.hourglass.detect.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether the last values of something still spread over bins as they did in training, by the
 * population stability index: the sum over the bins of {@code (a - e) log(a / e)}, with the share a
 * of the last values and the share e that was expected. Below 0.1 nothing much has changed, above
 * 0.25 much has (Siddiqi 2006).
 *
 * <p>Of n rows like the N that were expected from, it is about {@code (1/n + 1/N)} times a number
 * distributed as chi-squared with one degree of freedom less than there are bins (Yurdakul and
 * Naranjo 2020). What chance alone makes of it is {@link #noise} at most.
 */
final class PsiMonitor {
  private static final int NONE = -1;

  /** Deviations of a normal distribution that are passed by chance once in millions of times. */
  private static final double SURE = 5;

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
   * Over bins.
   *
   * @param name of what is watched
   * @param bins what each holds, for people
   * @param expected share of each
   * @param references how many rows the shares were taken from
   * @param window how many of the last rows are looked at
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

  /** Takes the bin of the next row, -1 where it has no value. */
  void add(int bin) {
    int oldest = ring[at];
    if (oldest != NONE) {
      counts[oldest]--;
      present--;
    }
    ring[at] = bin;
    at = (at + 1) % ring.length;
    if (bin != NONE) {
      counts[bin]++;
      present++;
    }
  }

  /** The index, 0 while less than half of the window has values. */
  double index() {
    if (2 * present < ring.length) {
      return 0;
    }
    return IntStream.range(0, counts.length).mapToDouble(this::part).sum();
  }

  /**
   * The index that chance alone rarely exceeds: a chi-squared quantile (Wilson and Hilferty 1931).
   */
  double noise() {
    int freedom = Math.max(1, counts.length - 1);
    double part = 2.0 / (9 * freedom);
    double root = 1 - part + SURE * Math.sqrt(part);
    return (1.0 / Math.max(1, present) + 1.0 / references) * freedom * root * root * root;
  }

  private double part(int bin) {
    // an empty bin counts as half a row, else one row more or less would be infinitely much
    double share = Math.max(0.5, counts[bin]) / present;
    double usual = Math.max(Math.max(0.5 / ring.length, 0.5 / references), expected[bin]);
    return (share - usual) * StrictMath.log(share / usual);
  }

  /** Whether it is announced as drifting. */
  boolean isDrifting() {
    return drifting;
  }

  /** Remembers what was announced. */
  void announce(boolean nowDrifting) {
    drifting = nowDrifting;
  }

  /** The largest change: {@code above 912.4: 31.0 % instead of 0.1 %}. */
  String change() {
    int most =
        IntStream.range(0, counts.length)
            .reduce(0, (best, bin) -> part(bin) > part(best) ? bin : best);
    return String.format(
        Locale.ROOT,
        "%s: %.1f %% instead of %.1f %%",
        bins.get(most),
        100.0 * counts[most] / present,
        100 * expected[most]);
  }
}
