package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.LabeledSeries.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    Tally tally = new Tally(profile);
    NabScore best = tally.at(Double.POSITIVE_INFINITY);
    for (int i = 0; i < alarms.size(); i++) {
      double threshold = alarms.get(i).score();
      tally.add(alarms.get(i));
      boolean isLast = i == alarms.size() - 1 || alarms.get(i + 1).score() != threshold;
      best = isLast && tally.scaled() > best.value() ? tally.at(threshold) : best;
    }
    return best;
  }

  /** The alarms so far, from the highest score down. */
  private final class Tally {
    private final Profile profile;
    private final Map<Integer, Double> found = new HashMap<>();
    private double total;
    private int falsePositives;

    Tally(Profile profile) {
      this.profile = profile;
      this.total = least();
    }

    private double least() {
      return -profile.miss * windows;
    }

    void add(Alarm alarm) {
      if (alarm.window() == OUTSIDE) {
        total += profile.falsePositive * alarm.value();
        falsePositives++;
      } else {
        addFound(alarm);
      }
    }

    private void addFound(Alarm alarm) {
      double before = found.getOrDefault(alarm.window(), -profile.miss);
      double after = Math.max(before, alarm.value());
      found.put(alarm.window(), after);
      total += after - before;
    }

    double scaled() {
      return 100 * (total - least()) / (windows - least());
    }

    NabScore at(double threshold) {
      return new NabScore(scaled(), threshold, found.size(), falsePositives);
    }
  }

  /** All rows that count, the highest score first. */
  private List<Alarm> alarms(List<double[]> scores) {
    List<Alarm> alarms = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < corpus.size(); i++) {
      alarms.addAll(alarms(corpus.get(i), scores.get(i), before));
      before += corpus.get(i).windows().size();
    }
    alarms.sort(Comparator.comparingDouble(Alarm::score).reversed());
    return alarms;
  }

  private static List<Alarm> alarms(LabeledSeries series, double[] scores, int firstWindow) {
    return IntStream.range(series.probation(), series.rows())
        .mapToObj(row -> alarm(series, row, scores[row], firstWindow))
        .toList();
  }

  /** An alarm is worth up to 1 within a window, and down to -1 outside. */
  private static Alarm alarm(LabeledSeries series, int row, double score, int firstWindow) {
    int begun = (int) series.windows().stream().filter(one -> one.first() <= row).count();
    if (begun == 0) {
      return new Alarm(score, OUTSIDE, -1);
    }
    Window window = series.windows().get(begun - 1);
    boolean isWithin = row <= window.last();
    return new Alarm(score, isWithin ? firstWindow + begun - 1 : OUTSIDE, value(row, window));
  }

  private static double value(int row, Window window) {
    double past = row - window.last();
    return past <= 0
        ? sigmoid((past - 1) / window.rows()) / sigmoid(-1)
        : sigmoid(past / (window.rows() - 1.0));
  }

  /** From nearly 1 at -1, the beginning of a window, to 0 at its end, and on to -1. */
  private static double sigmoid(double place) {
    return place > FARTHEST ? -1 : 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
  }
}
