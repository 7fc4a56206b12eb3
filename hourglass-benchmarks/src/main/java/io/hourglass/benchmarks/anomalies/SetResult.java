package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.Trial.Figures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What came out for one set.
 *
 * @param name of the file, without its ending
 * @param rows it has
 * @param columns it has
 * @param anomalies among its rows
 * @param trained rows learned from, for each seed
 * @param scored rows scored, for each seed
 * @param entrants in the order of the table
 * @param published AUROC in percent by method; empty where there is none
 * @param seconds for all seeds, reading included
 */
record SetResult(
    String name,
    int rows,
    int columns,
    int anomalies,
    int trained,
    int scored,
    List<Standing> entrants,
    Map<String, Double> published,
    double seconds) {
  SetResult {
    entrants = List.copyOf(entrants);
    published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
  }

  /**
   * Of one entrant.
   *
   * @param name of the entrant
   * @param auroc in percent, mean over the seeds
   * @param aurocDeviation over the seeds, 0 for one
   * @param averagePrecision in percent, mean over the seeds
   * @param averagePrecisionDeviation over the seeds, 0 for one
   * @param fitSeconds mean over the seeds
   * @param scoreSeconds mean over the seeds
   * @param seeds every seed's figures
   */
  record Standing(
      String name,
      double auroc,
      double aurocDeviation,
      double averagePrecision,
      double averagePrecisionDeviation,
      double fitSeconds,
      double scoreSeconds,
      List<Figures> seeds) {
    Standing {
      seeds = List.copyOf(seeds);
    }

    static Standing of(String name, List<Figures> seeds) {
      return new Standing(
          name,
          mean(seeds, Figures::auroc),
          deviation(seeds, Figures::auroc),
          mean(seeds, Figures::averagePrecision),
          deviation(seeds, Figures::averagePrecision),
          mean(seeds, Figures::fitSeconds),
          mean(seeds, Figures::scoreSeconds),
          seeds);
    }
  }

  static <T> double mean(List<T> all, ToDoubleFunction<T> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }

  private static double deviation(List<Figures> seeds, ToDoubleFunction<Figures> figure) {
    double mean = mean(seeds, figure);
    return Math.sqrt(mean(seeds, one -> Math.pow(figure.applyAsDouble(one) - mean, 2)));
  }
}
