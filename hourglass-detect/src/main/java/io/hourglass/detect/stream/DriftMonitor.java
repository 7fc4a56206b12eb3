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
 * Monitors drift of numeric and categorical columns and of the scores against the training data.
 * Drift is reported once when an index exceeds both the threshold and the noise level of its
 * window, and again when it is back below two fifths of that. Timestamps are not monitored.
 */
final class DriftMonitor {
  /** The most categories with a bin of their own; the rarer ones share one. */
  private static final int MAX_CATEGORIES = 20;

  /** Drift ends below this share of the index from which it is reported. */
  private static final double HYSTERESIS = 0.4;

  private static final int CHECKS_PER_WINDOW = 10;
  private static final int SCORE_QUANTILES = 1_000;

  private final int window;
  private final double threshold;
  private final Consumer<String> report;
  private final List<Monitor> columns = new ArrayList<>();
  private final Monitor scores;
  private long rows;

  /** The bin of a row. */
  private interface Binning {
    /** The bin by the features or the score of a row; -1 where the value is missing. */
    int of(float[] encoded, double score);
  }

  /** A monitored column or the scores. */
  private record Monitor(PsiMonitor psi, Binning binning) {}

  /**
   * Starts without rows.
   *
   * @param window number of recent rows to compare
   * @param threshold of the population stability index
   * @param report receives a sentence when drift starts or ends
   */
  DriftMonitor(RowDetector detector, int window, double threshold, Consumer<String> report) {
    this.window = window;
    this.threshold = threshold;
    this.report = report;
    int offset = 0;
    for (EncodedColumn block : detector.codec().blocks()) {
      addColumn(block, offset, detector.distribution());
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
            psi("scores", bins, references, DriftMonitor::plain),
            (encoded, score) -> bins.of(score));
  }

  private void addColumn(EncodedColumn block, int offset, EmpiricalDistribution tails) {
    String name = "column \"%s\"".formatted(block.codec().column());
    if (block.codec().features() == Features.ONE_HOT) {
      columns.add(categories(name, block, offset, tails));
    } else if (block.codec().width() == 1) {
      DriftBins bins = DriftBins.of(quantiles(tails, offset));
      PsiMonitor psi = psi(name, bins, tails.rows(), edge -> number(block, edge));
      columns.add(
          new Monitor(
              psi,
              (encoded, score) -> Float.isNaN(encoded[offset]) ? -1 : bins.of(encoded[offset])));
    }
  }

  private PsiMonitor psi(
      String name, DriftBins bins, long references, DoubleFunction<String> text) {
    return new PsiMonitor(name, bins.labels(text), bins.shares(), references, window);
  }

  private static double[] quantiles(EmpiricalDistribution tails, int feature) {
    float[] all = tails.quantiles(feature);
    return IntStream.range(0, all.length).mapToDouble(i -> all[i]).toArray();
  }

  private Monitor categories(
      String name, EncodedColumn block, int offset, EmpiricalDistribution tails) {
    int width = block.codec().width();
    double[] shares = new double[width];
    for (int level = 0; level < width; level++) {
      shares[level] = mean(quantiles(tails, offset + level));
    }
    List<Integer> order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer level) -> shares[level]).reversed())
            .limit(MAX_CATEGORIES)
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

  /** Adds the next row. */
  void add(float[] encoded, double score) {
    for (Monitor column : columns) {
      column.psi().add(column.binning().of(encoded, score));
    }
    scores.psi().add(scores.binning().of(encoded, score));
    rows++;
    if (rows >= window && rows % Math.max(1, window / CHECKS_PER_WINDOW) == 0) {
      columns.forEach(column -> check(column.psi()));
      check(scores.psi());
    }
  }

  private void check(PsiMonitor psi) {
    double index = psi.index();
    double limit = Math.max(threshold, psi.noiseLevel());
    if (!psi.isDrifting() && index > limit) {
      psi.setDrifting(true);
      report.accept(
          String.format(
              Locale.ROOT,
              "drift in %s: PSI %.2f over the last %,d rows (threshold %.2f); %s",
              psi.name(),
              index,
              window,
              limit,
              psi.change()));
    } else if (psi.isDrifting() && index < HYSTERESIS * limit) {
      psi.setDrifting(false);
      report.accept(
          String.format(
              Locale.ROOT,
              "drift in %s has ended: PSI %.2f over the last %,d rows",
              psi.name(),
              index,
              window));
    }
  }

  /** Number of columns, scores included, that drift. */
  long drifting() {
    return columns.stream().filter(column -> column.psi().isDrifting()).count()
        + (scores.psi().isDrifting() ? 1 : 0);
  }
}
