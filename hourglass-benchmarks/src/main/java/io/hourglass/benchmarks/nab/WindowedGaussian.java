package io.hourglass.benchmarks.nab;

import java.util.Arrays;

/**
 * How far a value is from the mean of the last 6,400, in deviations; once there are as many, they
 * move on by 100 at a time. The benchmark publishes what this gets.
 */
record WindowedGaussian() implements Entrant {
  private static final int WINDOW = 6_400;
  private static final int STEP = 100;
  private static final double LEAST_DEVIATION = 1e-6;

  /**
   * Further out, the published score, 1 less the chance of a normal number beyond, is 1 in its
   * twelve digits.
   */
  private static final double FARTHEST = 7.1305;

  @Override
  public String name() {
    return "windowedGaussian";
  }

  @Override
  public double[] scores(LabelledSeries series) {
    double[] values = series.values();
    double[] scores = new double[values.length];
    double mean = 0;
    double deviation = 1;
    for (int row = 0; row < values.length; row++) {
      scores[row] = row == 0 ? 0 : Math.min(FARTHEST, Math.abs(values[row] - mean) / deviation);
      int taken = row + 1;
      if (taken <= WINDOW || (taken - WINDOW) % STEP == 0) {
        double[] window = Arrays.copyOfRange(values, Math.max(0, taken - WINDOW), taken);
        double center = Arrays.stream(window).average().orElseThrow();
        mean = center;
        double squares =
            Arrays.stream(window).map(v -> (v - center) * (v - center)).average().orElseThrow();
        deviation = squares == 0 ? LEAST_DEVIATION : Math.sqrt(squares);
      }
    }
    return scores;
  }
}
