package io.hourglass.benchmarks.detection;

import java.util.List;

/**
 * False alarms of a conformal threshold on rows that the detector has not seen.
 *
 * @param set its name
 * @param rate asked for
 * @param seen share of the normal rows that was flagged, mean of the trials
 * @param expected by the ranks: {@code floor(rate (n + 1)) / (n + 1)}
 * @param error standard deviation of the share of one trial, by chance alone
 * @param within trials whose share is within two of these from the expected one
 * @param trials all of them
 */
record FalseAlarmResult(
    String set,
    double rate,
    double seen,
    double expected,
    double error,
    int within,
    List<Trial> trials) {
  private static final double TWO = 2;

  FalseAlarmResult {
    trials = List.copyOf(trials);
  }

  /**
   * A detector that was fitted.
   *
   * @param calibration rows that set the threshold
   * @param rows that were scored
   * @param flagged of these
   */
  record Trial(long calibration, int rows, int flagged) {
    double share() {
      return (double) flagged / rows;
    }

    double expected(double rate) {
      return Math.floor(rate * (calibration + 1)) / (calibration + 1);
    }

    /**
     * The share that is flagged is binomial around that of all rows to come, which is itself a draw
     * from a beta distribution.
     */
    double error(double rate) {
      double expected = expected(rate);
      double ofThreshold = expected * (1 - expected) / (calibration + 2);
      return Math.sqrt(ofThreshold + (expected * (1 - expected) - ofThreshold) / rows);
    }

    boolean isWithin(double rate) {
      return Math.abs(share() - expected(rate)) <= TWO * error(rate);
    }
  }

  static FalseAlarmResult of(String set, double rate, List<Trial> trials) {
    return new FalseAlarmResult(
        set,
        rate,
        trials.stream().mapToDouble(Trial::share).average().orElseThrow(),
        trials.stream().mapToDouble(trial -> trial.expected(rate)).average().orElseThrow(),
        trials.stream().mapToDouble(trial -> trial.error(rate)).average().orElseThrow(),
        (int) trials.stream().filter(trial -> trial.isWithin(rate)).count(),
        trials);
  }
}
