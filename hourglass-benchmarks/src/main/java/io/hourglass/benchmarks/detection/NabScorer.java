package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.LabeledSeries.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, arXiv 1510.03336). Every alarm
 * outside the windows costs, less just after one; every window counts by the best of its alarms,
 * the earlier the more, and costs if there is none. One threshold for all series, the one that
 * suits the detector best, makes alarms of scores. The score is 0 for no alarm at all, and 100 for
 * the first row of every window and no other.
 */
final class NabScorer {
  private static final int OUTSIDE = -1;

  /** Where an alarm costs all, in widths of the window past its end. */
  private static final double FARTHEST = 3;

  private static final double STEEPNESS = 5;

  private final List<LabeledSeries> corpus;
  private final int windows;

  /** For series with labels. */
  NabScorer(List<LabeledSeries> corpus) {
    this.corpus = List.copyOf(corpus);
    this.windows = corpus.stream().mapToInt(series -> series.windows().size()).sum();
  }

  /** Costs of mistakes; a window that is found counts 1. */
  enum Profile {
    /** A false positive costs a ninth of a miss. */
    STANDARD("standard", 0.11, 1),
    /** False positives cost twice as much. */
    LOW_FALSE_POSITIVES("reward_low_FP_rate", 0.22, 1),
    /** Misses cost twice as much. */
    LOW_FALSE_NEGATIVES("reward_low_FN_rate", 0.11, 2);

    /** Its name in the benchmark's files. */
    final String published;

    private final double falsePositive;
    private final double miss;

    Profile(String published, double falsePositive, double miss) {
      this.published = published;
      this.falsePositive = falsePositive;
      this.miss = miss;
    }
  }

  /**
   * A detector's score.
   *
   * @param threshold from which on a row's score is an alarm; infinite for none
   */
  record NabScore(double value, double threshold, int found, int falsePositives) {}

  /** The value of an alarm at a row, up to 1, and the window it is in. */
  private record Alarm(double score, int window, double value) {}

  /**
   * The score of a detector.
   *
   * @param scores of each series in the order of the corpus; higher is more anomalous
   */
  NabScore score(List<double[]> scores, Profile profile) {
    List<Alarm> alarms = alarms(scores);
    double total = -profile.miss * windows;
    NabScore best = new NabScore(scaled(total, profile), Double.POSITIVE_INFINITY, 0, 0);
    Map<Integer, Double> found = new HashMap<>();
    int falsePositives = 0;
    for (int i = 0; i < alarms.size(); i++) {
      Alarm alarm = alarms.get(i);
      if (alarm.window() == OUTSIDE) {
        total += profile.falsePositive * alarm.value();
        falsePositives++;
      } else {
        double before = found.getOrDefault(alarm.window(), -profile.miss);
        double after = Math.max(before, alarm.value());
        found.put(alarm.window(), after);
        total += after - before;
      }
      boolean isLast = i == alarms.size() - 1 || alarms.get(i + 1).score() != alarm.score();
      if (isLast && scaled(total, profile) > best.value()) {
        best = new NabScore(scaled(total, profile), alarm.score(), found.size(), falsePositives);
      }
    }
    return best;
  }

  private double scaled(double total, Profile profile) {
    double least = -profile.miss * windows;
    return 100 * (total - least) / (windows - least);
  }

  /** All rows that count, the highest score first. */
  private List<Alarm> alarms(List<double[]> scores) {
    List<Alarm> alarms = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < corpus.size(); i++) {
      LabeledSeries series = corpus.get(i);
      double[] values = values(series);
      int[] windowOf = windowOf(series, before);
      for (int row = series.probation(); row < series.rows(); row++) {
        alarms.add(new Alarm(scores.get(i)[row], windowOf[row], values[row]));
      }
      before += series.windows().size();
    }
    alarms.sort(Comparator.comparingDouble(Alarm::score).reversed());
    return alarms;
  }

  private static int[] windowOf(LabeledSeries series, int first) {
    int[] windowOf = new int[series.rows()];
    Arrays.fill(windowOf, OUTSIDE);
    for (int i = 0; i < series.windows().size(); i++) {
      Window window = series.windows().get(i);
      Arrays.fill(windowOf, window.first(), window.last() + 1, first + i);
    }
    return windowOf;
  }

  /** The value of an alarm at each row: up to 1 within a window, down to -1 outside. */
  private static double[] values(LabeledSeries series) {
    double[] values = new double[series.rows()];
    Arrays.fill(values, -1);
    for (int i = 0; i < series.windows().size(); i++) {
      Window window = series.windows().get(i);
      boolean isLast = i == series.windows().size() - 1;
      int end = isLast ? series.rows() : series.windows().get(i + 1).first();
      for (int row = window.first(); row < end; row++) {
        values[row] =
            row <= window.last()
                ? sigmoid(-(window.last() - row + 1.0) / window.rows()) / sigmoid(-1)
                : sigmoid((row - window.last()) / (window.rows() - 1.0));
      }
    }
    return values;
  }

  /** From nearly 1 at -1, the beginning of a window, to 0 at its end, and on to -1. */
  private static double sigmoid(double place) {
    return place > FARTHEST ? -1 : 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
  }
}
