package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.process.Machine;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All figures of a run on heart beats; each a mean over the seeds.
 *
 * @param seeds splits, seeds 1, 2, ...
 * @param machine it ran on
 * @param detectors ours first
 * @param seconds altogether
 */
record EcgReport(int seeds, Machine machine, List<Standing> detectors, double seconds) {
  EcgReport {
    detectors = List.copyOf(detectors);
  }

  /**
   * Of one detector.
   *
   * @param name of the detector
   * @param auroc area under the receiver operating characteristic
   * @param rules what thresholds come to that were set on normal beats alone
   * @param seconds to fit and score once
   */
  record Standing(String name, double auroc, List<AtRule> rules, double seconds) {
    Standing {
      rules = List.copyOf(rules);
    }

    /** Means over trials with the same detector and rules. */
    static Standing mean(List<Standing> trials) {
      List<AtRule> first = trials.get(0).rules();
      List<AtRule> rules =
          IntStream.range(0, first.size())
              .mapToObj(i -> AtRule.mean(trials.stream().map(t -> t.rules().get(i)).toList()))
              .toList();
      return new Standing(
          trials.get(0).name(),
          EcgReport.mean(trials, Standing::auroc),
          rules,
          EcgReport.mean(trials, Standing::seconds));
    }
  }

  /**
   * What a threshold comes to. The figures of the lesson count normal beats as positive, those of
   * others anomalies.
   *
   * @param rule that set it
   * @param accuracy share of beats that are called what they are
   * @param precision of those called anomalies, how many are
   * @param recall of the anomalies, how many are found
   * @param f1 of both
   * @param normalPrecision of those called normal, how many are
   * @param normalRecall of the normal ones, how many are called so
   * @param normalF1 of both
   * @param leastF1 the lowest of the trials
   */
  record AtRule(
      String rule,
      double accuracy,
      double precision,
      double recall,
      double f1,
      double normalPrecision,
      double normalRecall,
      double normalF1,
      double leastF1) {
    static AtRule of(String rule, boolean[] flagged, boolean[] anomalous) {
      int[] counts = new int[4];
      for (int row = 0; row < flagged.length; row++) {
        counts[(flagged[row] ? 2 : 0) + (anomalous[row] ? 1 : 0)]++;
      }
      double right = counts[3];
      double passed = counts[0];
      double precision = share(right, counts[2] + right);
      double recall = share(right, counts[1] + right);
      double normalPrecision = share(passed, counts[1] + passed);
      double normalRecall = share(passed, counts[2] + passed);
      double f1 = f1(precision, recall);
      return new AtRule(
          rule,
          (right + passed) / flagged.length,
          precision,
          recall,
          f1,
          normalPrecision,
          normalRecall,
          f1(normalPrecision, normalRecall),
          f1);
    }

    private static double share(double part, double whole) {
      return whole == 0 ? 0 : part / whole;
    }

    private static double f1(double precision, double recall) {
      return share(2 * precision * recall, precision + recall);
    }

    static AtRule mean(List<AtRule> trials) {
      return new AtRule(
          trials.get(0).rule(),
          EcgReport.mean(trials, AtRule::accuracy),
          EcgReport.mean(trials, AtRule::precision),
          EcgReport.mean(trials, AtRule::recall),
          EcgReport.mean(trials, AtRule::f1),
          EcgReport.mean(trials, AtRule::normalPrecision),
          EcgReport.mean(trials, AtRule::normalRecall),
          EcgReport.mean(trials, AtRule::normalF1),
          trials.stream().mapToDouble(AtRule::f1).min().orElse(0));
    }
  }

  private static <T> double mean(List<T> all, ToDoubleFunction<T> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }
}
