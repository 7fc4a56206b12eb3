package io.hourglass.benchmarks.nab;

import io.hourglass.benchmarks.nab.LabelledSeries.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The benchmark's score. Every alarm outside the windows costs, less just after one; every window
 * counts by the best of its alarms, the earlier the more, and costs if there is none. One threshold
 * for all series, the one that suits the detector best, says what an alarm is. The score is scaled
 * so that no alarm at all has 0 and all that is to be had 100.
 */
final class NabScorer {
  private static final int OUTSIDE = -1;

  /** Where nothing is left to be had, in widths of the window past its end. */
  private static final double FARTHEST = 3;

  private static final double STEEPNESS = 5;

  private final List<LabelledSeries> corpus;
  private final int windows;

  /** For series with labels. */
  NabScorer(List<LabelledSeries> corpus) {
    this.corpus = List.copyOf(corpus);
    this.windows = corpus.stream().mapToInt(series -> series.windows().size()).sum();
  }

  /**
   * What a detector gets.
   *
   * @param score of 100
   * @param threshold from which on a row's score is an alarm; infinite for none
   * @param found windows with an alarm
   * @param falseAlarms rows outside the windows with an alarm
   */
  record Result(double score, double threshold, int found, int falseAlarms) {}

  /** What an alarm at a row is worth: its window, or none, and how much of 1. */
  private record Mark(double score, int window, double worth) {}

  /**
   * Of the scores of all rows.
   *
   * @param scores of each series in the order of the corpus; higher is stranger
   */
  Result score(List<double[]> scores, Profile profile) {
    List<Mark> marks = marks(scores);
    double nothing = -profile.miss() * windows;
    double total = nothing;
    Result best = new Result(scaled(total, profile), Double.POSITIVE_INFINITY, 0, 0);
    Map<Integer, Double> had = new HashMap<>();
    int falseAlarms = 0;
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.window() == OUTSIDE) {
        total += profile.falseAlarm() * mark.worth();
        falseAlarms++;
      } else {
        double before = had.getOrDefault(mark.window(), -profile.miss());
        double after = Math.max(before, mark.worth());
        had.put(mark.window(), after);
        total += after - before;
      }
      boolean isLast = i == marks.size() - 1 || marks.get(i + 1).score() != mark.score();
      if (isLast && scaled(total, profile) > best.score()) {
        best = new Result(scaled(total, profile), mark.score(), had.size(), falseAlarms);
      }
    }
    return best;
  }

  private double scaled(double total, Profile profile) {
    double nothing = -profile.miss() * windows;
    return 100 * (total - nothing) / (windows - nothing);
  }

  /** Of all rows that count, the highest score first. */
  private List<Mark> marks(List<double[]> scores) {
    List<Mark> marks = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < corpus.size(); i++) {
      LabelledSeries series = corpus.get(i);
      double[] worths = worths(series);
      int[] places = places(series);
      for (int row = series.probation(); row < series.rows(); row++) {
        int window = places[row] == OUTSIDE ? OUTSIDE : before + places[row];
        marks.add(new Mark(scores.get(i)[row], window, worths[row]));
      }
      before += series.windows().size();
    }
    marks.sort(Comparator.comparingDouble(Mark::score).reversed());
    return marks;
  }

  private static int[] places(LabelledSeries series) {
    int[] places = new int[series.rows()];
    Arrays.fill(places, OUTSIDE);
    for (int i = 0; i < series.windows().size(); i++) {
      Window window = series.windows().get(i);
      Arrays.fill(places, window.first(), window.last() + 1, i);
    }
    return places;
  }

  /** What an alarm at each row is worth: up to 1 within a window, down to -1 outside. */
  static double[] worths(LabelledSeries series) {
    double[] worths = new double[series.rows()];
    Arrays.fill(worths, -1);
    for (int i = 0; i < series.windows().size(); i++) {
      Window window = series.windows().get(i);
      boolean isLast = i == series.windows().size() - 1;
      int end = isLast ? series.rows() : series.windows().get(i + 1).first();
      for (int row = window.first(); row < end; row++) {
        worths[row] =
            row <= window.last()
                ? sigmoid(-(window.last() - row + 1.0) / window.rows()) / sigmoid(-1)
                : sigmoid((row - window.last()) / (window.rows() - 1.0));
      }
    }
    return worths;
  }

  /** From nearly 1 at -1, the beginning of a window, to 0 at its end, and on to -1. */
  private static double sigmoid(double place) {
    return place > FARTHEST ? -1 : 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
  }
}
