package io.hourglass.benchmarks.nab;

/** A detector that takes part. */
interface Entrant {
  /** As printed. */
  String name();

  /**
   * A score for every row, each by that row and those before it alone.
   *
   * @return higher is stranger
   */
  double[] scores(LabelledSeries series);
}
