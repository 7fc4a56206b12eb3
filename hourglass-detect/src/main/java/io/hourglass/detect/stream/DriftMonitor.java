package io.hourglass.detect.stream;

import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.NumericColumn;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.rows.EmpiricalDistribution;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.likelihood.Features;
import io.hourglass.linalg.Indices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** One for each monitored column, and one for the scores. */
  private final List<Monitor> monitors = new ArrayList<>();

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
    addColumns(detector);
    monitors.add(scores(detector.normal()));
  }

  private void addColumns(RowDetector detector) {
    int offset = 0;
    for (EncodedColumn block : detector.codec().blocks()) {
      addColumn(block, offset, detector.distribution());
      offset += block.codec().width();
    }
  }

  private Monitor scores(NormalScores normal) {
    double[] quantiles = new double[SCORE_QUANTILES + 1];
    Arrays.setAll(quantiles, i -> normal.quantile(i / (double) SCORE_QUANTILES));
    DriftBins bins = DriftBins.of(quantiles);
    return new Monitor(
        psi("scores", bins, normal.rows(), DriftMonitor::plain),
        (encoded, score) -> bins.of(score));
  }

  private void addColumn(EncodedColumn block, int offset, EmpiricalDistribution tails) {
    String name = "column \"%s\"".formatted(block.codec().column());
    if (block.codec().features() == Features.ONE_HOT) {
      monitors.add(categories(name, block, offset, tails));
    } else if (block.codec().width() == 1) {
      monitors.add(numbers(name, block, offset, tails));
    }
  }

  private Monitor numbers(
      String name, EncodedColumn block, int offset, EmpiricalDistribution tails) {
    DriftBins bins = DriftBins.of(quantiles(tails, offset));
    return new Monitor(
        psi(name, bins, tails.rows(), edge -> number(block, edge)),
        (encoded, score) -> Float.isNaN(encoded[offset]) ? -1 : bins.of(encoded[offset]));
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
    double[] shares = new double[block.codec().width()];
    Arrays.setAll(shares, level -> mean(quantiles(tails, offset + level)));
    int[] frequent = frequent(shares);
    List<String> labels = labels(block, frequent);
    PsiMonitor psi = new PsiMonitor(name, labels, expected(shares, frequent), tails.rows(), window);
    int[] bins = bins(shares.length, frequent);
    return new Monitor(psi, (encoded, score) -> bin(encoded, offset, bins));
  }

  private static int[] frequent(double[] shares) {
    return Arrays.stream(Indices.descending(shares.length, level -> shares[level]))
        .limit(MAX_CATEGORIES)
        .toArray();
  }

  /** The bin of each level: one of its own for a frequent level, one for all others. */
  private static int[] bins(int levels, int[] frequent) {
    int[] bins = new int[levels];
    Arrays.fill(bins, frequent.length);
    for (int bin = 0; bin < frequent.length; bin++) {
      bins[frequent[bin]] = bin;
    }
    return bins;
  }

  private static double[] expected(double[] shares, int[] frequent) {
    double[] expected = new double[frequent.length + 1];
    for (int bin = 0; bin < frequent.length; bin++) {
      expected[bin] = shares[frequent[bin]];
    }
    expected[frequent.length] = Math.max(0, 1 - Arrays.stream(expected).sum());
    return expected;
  }

  private static List<String> labels(EncodedColumn block, int[] frequent) {
    Stream<String> levels = Arrays.stream(frequent).mapToObj(level -> label(block, level));
    return Stream.concat(levels, Stream.of("others")).toList();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static int bin(float[] encoded, int offset, int[] bins) {
    for (int level = 0; level < bins.length; level++) {
      if (encoded[offset + level] == 1) {
        return bins[level];
      }
    }
    return -1;
  }

  private static String label(EncodedColumn block, int level) {
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
    for (Monitor monitor : monitors) {
      monitor.psi().add(monitor.binning().of(encoded, score));
    }
    rows++;
    if (rows >= window && rows % Math.max(1, window / CHECKS_PER_WINDOW) == 0) {
      monitors.forEach(monitor -> check(monitor.psi()));
    }
  }

  private void check(PsiMonitor psi) {
    double index = psi.index();
    double limit = Math.max(threshold, psi.noiseLevel());
    if (!psi.isDrifting() && index > limit) {
      psi.setDrifting(true);
      report.accept(started(psi, index, limit));
    } else if (psi.isDrifting() && index < HYSTERESIS * limit) {
      psi.setDrifting(false);
      report.accept(ended(psi, index));
    }
  }

  private String started(PsiMonitor psi, double index, double limit) {
    return String.format(
        Locale.ROOT,
        "drift in %s: PSI %.2f over the last %,d rows (threshold %.2f); %s",
        psi.name(),
        index,
        window,
        limit,
        psi.change());
  }

  private String ended(PsiMonitor psi, double index) {
    return String.format(
        Locale.ROOT,
        "drift in %s has ended: PSI %.2f over the last %,d rows",
        psi.name(),
        index,
        window);
  }

  /** Number of columns, scores included, that drift. */
  long drifting() {
    return monitors.stream().filter(monitor -> monitor.psi().isDrifting()).count();
  }
}
