package io.hourglass.benchmarks.nab;

import io.hourglass.benchmarks.nab.NabScorer.Result;
import io.hourglass.benchmarks.process.Machine;
import java.util.List;

/**
 * What came out.
 *
 * @param series how many
 * @param rows of all of them
 * @param windows with anomalies
 * @param seed of everything random
 * @param machine it ran on
 * @param entrants ours and simple ones
 * @param leaderboard published scores, the best first
 * @param seconds altogether
 */
record NabReport(
    int series,
    int rows,
    int windows,
    long seed,
    Machine machine,
    List<Standing> entrants,
    List<Leaderboard.Entry> leaderboard,
    double seconds) {
  NabReport {
    entrants = List.copyOf(entrants);
    leaderboard = List.copyOf(leaderboard);
  }

  /**
   * Of one entrant.
   *
   * @param name of the entrant
   * @param standard score, with the threshold that suits it best
   * @param lowFalsePositives score where false alarms are dear
   * @param lowFalseNegatives score where missed anomalies are
   * @param seconds for all series
   */
  record Standing(
      String name,
      Result standard,
      Result lowFalsePositives,
      Result lowFalseNegatives,
      double seconds) {}
}
