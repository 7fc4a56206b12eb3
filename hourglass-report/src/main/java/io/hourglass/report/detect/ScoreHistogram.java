package io.hourglass.report.detect;

import io.hourglass.detect.threshold.NormalScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The histogram of the scores of normal rows, with the threshold at the edge of a bar.
 *
 * @param normal scores
 * @param threshold in use
 * @param step width of a bar
 * @param below number of bars below the threshold
 * @param above number of bars above the threshold; the last has all higher scores too
 */
record ScoreHistogram(NormalScores normal, double threshold, double step, int below, int above) {
  private static final int BARS = 60;

  /** Scores above this quantile share the last bar. */
  private static final double MOST = 0.9995;

  static ScoreHistogram of(NormalScores normal, double threshold) {
    double least = Math.min(normal.quantile(0), threshold);
    double most = Math.max(normal.quantile(MOST), threshold);
    double step = Math.max(1e-9, (most - least) / BARS);
    int below = (int) Math.ceil((threshold - least) / step);
    int above = (int) Math.ceil((most - threshold) / step);
    return new ScoreHistogram(normal, threshold, step, below, above);
  }

  /** The data of the chart. */
  Map<String, Object> chart() {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("bars", bars());
    chart.put("step", step);
    chart.put("threshold", threshold);
    chart.put("highest", normal.highest());
    return chart;
  }

  private List<double[]> bars() {
    return IntStream.range(-below, above).mapToObj(this::bar).toList();
  }

  /** The lower edge of a bar, and its share of the rows. */
  private double[] bar(int bar) {
    double from = threshold + bar * step;
    long beyond = bar == above - 1 ? 0 : normal.above(from + step);
    long rows = (bar == -below ? normal.rows() : normal.above(from)) - beyond;
    return new double[] {from, (double) rows / normal.rows()};
  }
}
