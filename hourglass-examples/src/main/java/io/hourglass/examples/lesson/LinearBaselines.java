package io.hourglass.examples.lesson;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.PrincipalComponents;
import java.util.stream.IntStream;

/**
 * Cross-entropy per value of linear methods, to compare an autoencoder with.
 *
 * @param components of the principal component analysis
 * @param principal loss of the principal component analysis
 * @param mean loss of the mean image
 */
record LinearBaselines(int components, double principal, double mean) {
  /** Images that the principal components are fitted to; more do not change them. */
  static final int SAMPLE = 20_000;

  /** Probabilities are clipped as in Keras. */
  private static final double LEAST = 1e-7;

  /** Fits to encoded training rows, measures on encoded test rows. */
  static LinearBaselines of(Rows training, Rows test, int components) {
    Moments moments = Moments.of(training.values(), training.width());
    Moments.Spectrum spectrum = moments.spectrum();
    return new LinearBaselines(
        components,
        loss(new PrincipalComponents(moments.mean(), spectrum, components), test),
        loss(new PrincipalComponents(moments.mean(), spectrum, 0), test));
  }

  private static double loss(PrincipalComponents model, Rows rows) {
    double sum =
        IntStream.range(0, rows.rows())
            .parallel()
            .mapToObj(rows::row)
            .mapToDouble(row -> crossEntropy(row, model.reconstruct(row)))
            .sum();
    return sum / rows.values().length;
  }

  private static double crossEntropy(float[] row, float[] expected) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double p = Math.min(1 - LEAST, Math.max(LEAST, expected[i]));
      sum -= row[i] * Math.log(p) + (1 - row[i]) * Math.log1p(-p);
    }
    return sum;
  }
}
