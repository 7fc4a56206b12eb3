package io.hourglass.detect.threshold;

/**
 * Excesses over a threshold with the estimator of Zhang and Stephens (2009), whose one parameter
 * {@code b = -shape / scale} determines the most likely shape.
 *
 * @param values above 0, ascending
 * @param weights number of rows with each value
 * @param rows sum of the weights
 */
record GeneralizedParetoFit(double[] values, long[] weights, long rows) {
  static GeneralizedParetoFit of(NormalScores normal, double threshold) {
    int first = normal.scores().size();
    while (first > 0 && normal.scores().get(first - 1) > threshold) {
      first--;
    }
    double[] values = new double[normal.scores().size() - first];
    long[] weights = new long[values.length];
    long rows = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = normal.scores().get(first + i) - threshold;
      weights[i] = normal.weight(first + i);
      rows += weights[i];
    }
    return new GeneralizedParetoFit(values, weights, rows);
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / rows;
  }

  /** The most likely shape for a b. */
  double shape(double b) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * StrictMath.log1p(-b * values[i]);
    }
    return sum / rows;
  }

  /** Mean of b over its profile likelihood, on a grid: equations 7 to 9 of the paper. */
  double slope() {
    int points = 30 + (int) Math.sqrt((double) rows);
    double quartile = 3 * lowerQuartile();
    double end = 1 / values[values.length - 1];
    double[] b = new double[points];
    double[] likelihood = new double[points];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < points; j++) {
      b[j] = end + (1 - Math.sqrt(points / (j + 0.5))) / quartile;
      likelihood[j] = profile(b[j]);
      largest = Math.max(largest, likelihood[j]);
    }
    double mean = 0;
    double total = 0;
    for (int j = 0; j < points; j++) {
      double weight = StrictMath.exp(likelihood[j] - largest);
      mean += weight * b[j];
      total += weight;
    }
    return mean / total;
  }

  /** Log likelihood at a b and its shape. */
  private double profile(double b) {
    double shape = shape(b);
    double inverseScale = shape == 0 ? 1 / mean() : -b / shape;
    return rows * (StrictMath.log(inverseScale) - shape - 1);
  }

  private double lowerQuartile() {
    long place = Math.max(1, (long) (rows / 4.0 + 0.5));
    int index = 0;
    for (long seen = weights[0]; seen < place; seen += weights[index]) {
      index++;
    }
    return values[index];
  }
}
