package io.hourglass.detect.stream;

import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.NumericColumn;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.rows.EmpiricalDistribution;
import io.hourglass.likelihood.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether the last rows still look like those of the training: columns of numbers and names, and
 * the scores. Times are not watched: they pass. What crosses the bound, and what chance could make
 * of so few rows, is announced once, and once more when it is back below two fifths of it.
 */
final class DriftMonitor {
  /** Names that are told apart, the most frequent ones; the rest is one. */
  private static final int MOST_NAMES = 20;

  private static final double BACK = 0.4;
  private static final int CHECKS_PER_WINDOW = 10;
  private static final int SCORE_QUANTILES = 1_000;

  private final int window;
  private final double bound;
  private final Consumer<String> announce;
  private final List<Monitor> columns = new ArrayList<>();
  private final Monitor scores;
  private long rows;

  /** Finds the bin of a row. */
  private interface Binning {
    /** From the column's features or the score; -1 where missing. */
    int of(float[] encoded, double score);
  }

  /** Something that is watched, and how its bin is found. */
  private record Monitor(PsiMonitor watch, Binning binning) {}

  /**
   * Beside a detector.
   *
   * @param window how many of the last rows are looked at
   * @param bound of the population stability index
   * @param announce is told what has crossed it
   */
  DriftMonitor(RowDetector detector, int window, double bound, Consumer<String> announce) {
    this.window = window;
    this.bound = bound;
    this.announce = announce;
    int offset = 0;
    for (EncodedColumn block : detector.codec().blocks()) {
      watch(block, offset, detector.distribution());
      offset += block.codec().width();
    }
    DriftBins bins =
        DriftBins.of(
            IntStream.rangeClosed(0, SCORE_QUANTILES)
                .mapToDouble(i -> detector.normal().quantile(i / (double) SCORE_QUANTILES))
                .toArray());
    long references = detector.normal().rows();
    scores =
        new Monitor(
            watch("scores", bins, references, DriftMonitor::plain),
            (encoded, score) -> bins.of(score));
  }

  private void watch(EncodedColumn block, int offset, EmpiricalDistribution tails) {
    String name = "column \"%s\"".formatted(block.codec().column());
    if (block.codec().features() == Features.ONE_HOT) {
      columns.add(names(name, block, offset, tails));
    } else if (block.codec().width() == 1) {
      DriftBins bins = DriftBins.of(quantiles(tails, offset));
      PsiMonitor watch = watch(name, bins, tails.rows(), edge -> number(block, edge));
      columns.add(
          new Monitor(
              watch,
              (encoded, score) -> Float.isNaN(encoded[offset]) ? -1 : bins.of(encoded[offset])));
    }
  }

  private PsiMonitor watch(
      String name, DriftBins bins, long references, DoubleFunction<String> text) {
    return new PsiMonitor(name, bins.labels(text), bins.shares(), references, window);
  }

  private static double[] quantiles(EmpiricalDistribution tails, int feature) {
    float[] all = tails.quantiles(feature);
    return IntStream.range(0, all.length).mapToDouble(i -> all[i]).toArray();
  }

  private Monitor names(String name, EncodedColumn block, int offset, EmpiricalDistribution tails) {
    int width = block.codec().width();
    double[] shares = new double[width];
    for (int level = 0; level < width; level++) {
      shares[level] = mean(quantiles(tails, offset + level));
    }
    List<Integer> order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer level) -> shares[level]).reversed())
            .limit(MOST_NAMES)
            .toList();
    int[] bins = new int[width];
    Arrays.fill(bins, order.size());
    double[] expected = new double[order.size() + 1];
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < order.size(); bin++) {
      int level = order.get(bin);
      bins[level] = bin;
      expected[bin] = shares[level];
      labels.add(level(block, level));
    }
    labels.add("others");
    expected[order.size()] = Math.max(0, 1 - Arrays.stream(expected).sum());
    return new Monitor(
        new PsiMonitor(name, labels, expected, tails.rows(), window),
        (encoded, score) -> {
          int level = level(encoded, offset, width);
          return level < 0 ? -1 : bins[level];
        });
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static int level(float[] encoded, int offset, int width) {
    for (int level = 0; level < width; level++) {
      if (encoded[offset + level] == 1) {
        return level;
      }
    }
    return -1;
  }

  private static String level(EncodedColumn block, int level) {
    float[] features = new float[block.codec().width()];
    features[level] = 1;
    return String.valueOf(block.codec().decode(new Rows(features, features.length), 0).value(0));
  }

  private static String number(EncodedColumn block, double feature) {
    Object cell = block.codec().decode(new Rows(new float[] {(float) feature}, 1), 0);
    return cell instanceof NumericColumn numbers ? plain(numbers.get(0)) : plain(feature);
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** Takes the next row. */
  void add(float[] encoded, double score) {
    for (Monitor column : columns) {
      column.watch().add(column.binning().of(encoded, score));
    }
    scores.watch().add(scores.binning().of(encoded, score));
    rows++;
    if (rows >= window && rows % Math.max(1, window / CHECKS_PER_WINDOW) == 0) {
      columns.forEach(column -> check(column.watch()));
      check(scores.watch());
    }
  }

  private void check(PsiMonitor watch) {
    double index = watch.index();
    double alarm = Math.max(bound, watch.noise());
    if (!watch.isDrifting() && index > alarm) {
      watch.announce(true);
      announce.accept(
          String.format(
              Locale.ROOT,
              "drift in %s: stability index %.2f in the last %,d rows (alarm above %.2f); %s",
              watch.name(),
              index,
              window,
              alarm,
              watch.change()));
    } else if (watch.isDrifting() && index < BACK * alarm) {
      watch.announce(false);
      announce.accept(
          String.format(
              Locale.ROOT,
              "drift in %s is over: stability index %.2f in the last %,d rows",
              watch.name(),
              index,
              window));
    }
  }

  /** How many columns and scores are announced as drifting. */
  long drifting() {
    return columns.stream().filter(column -> column.watch().isDrifting()).count()
        + (scores.watch().isDrifting() ? 1 : 0);
  }
}
