package io.hourglass.evaluate.likelihood;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.codec.Standard;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.layer.Shape;
import io.hourglass.linalg.NormalQuantile;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Probabilistic principal components (Tipping and Bishop 1999) as a variational autoencoder of one
 * dense layer each way: {@code x = W z + s e}, whose posterior and likelihood are known. The two
 * directions of W are at right angles, so that the posterior is diagonal.
 *
 * @param shift added to the posterior's means; 0 for the exact ones
 * @param stretch the posterior's variances are multiplied by it; 1 for the exact ones
 */
record LinearGaussian(float shift, float stretch) {
  private static final float[][] DIRECTIONS = {{.5f, .5f, .5f, .5f}, {.5f, -.5f, .5f, -.5f}};
  private static final float[] SIZES = {2f, 0.75f};
  private static final double DEVIATION = 0.5;
  private static final double NOISE = DEVIATION * DEVIATION;
  static final int FEATURES = 4;
  static final int WIDTH = 2;

  Network network() {
    List<EncodedColumn> blocks =
        IntStream.range(0, FEATURES)
            .mapToObj(i ->
                new EncodedColumn(
                    new Standard("x" + i, 0, 1, false),
                    new io.hourglass.likelihood.Gaussian(DEVIATION)))
            .toList();
    Design design =
        new Design(
            List.of(), GaussianLatent.standard(WIDTH), List.of(), new NoCorruption(), Map.of());
    return new Network(Architecture.of(design, new Codec(blocks)), weights());
  }

  private Weights weights() {
    float[] encode = new float[FEATURES * 2 * WIDTH];
    float[] bias = new float[2 * WIDTH];
    float[] decode = new float[WIDTH * FEATURES];
    for (int i = 0; i < WIDTH; i++) {
      double precision = SIZES[i] * SIZES[i] + NOISE;
      for (int x = 0; x < FEATURES; x++) {
        decode[i * FEATURES + x] = SIZES[i] * DIRECTIONS[i][x];
        encode[x * 2 * WIDTH + i] = (float) (SIZES[i] * DIRECTIONS[i][x] / precision);
      }
      bias[i] = shift;
      bias[WIDTH + i] = (float) Math.log(stretch * NOISE / precision);
    }
    return new Weights(
        Map.of(
            "latent.kernel", new Weights.Tensor(Shape.of(FEATURES, 2 * WIDTH), encode),
            "latent.bias", new Weights.Tensor(Shape.of(2 * WIDTH), bias),
            "head.kernel", new Weights.Tensor(Shape.of(WIDTH, FEATURES), decode),
            "head.bias", new Weights.Tensor(Shape.of(FEATURES), new float[FEATURES])));
  }

  /** Rows drawn from the model. */
  static Rows rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * FEATURES];
    for (int at = 0; at < values.length; at += FEATURES) {
      for (int x = 0; x < FEATURES; x++) {
        values[at + x] = (float) (DEVIATION * NormalQuantile.of(random.nextDouble()));
      }
      for (int i = 0; i < WIDTH; i++) {
        double z = NormalQuantile.of(random.nextDouble());
        for (int x = 0; x < FEATURES; x++) {
          values[at + x] += (float) (SIZES[i] * DIRECTIONS[i][x] * z);
        }
      }
    }
    return new Rows(values, FEATURES);
  }

  /** {@code log N(x; 0, W W' + s^2 I)}: along each direction and in what is left over. */
  static double logLikelihood(Rows rows, int row) {
    double left = 0;
    for (int x = 0; x < FEATURES; x++) {
      left += Math.pow(rows.values()[row * FEATURES + x], 2);
    }
    double sum = FEATURES * DiagonalGaussian.LOG_TWO_PI + (FEATURES - WIDTH) * Math.log(NOISE);
    for (int i = 0; i < WIDTH; i++) {
      double along = 0;
      for (int x = 0; x < FEATURES; x++) {
        along += DIRECTIONS[i][x] * rows.values()[row * FEATURES + x];
      }
      double variance = SIZES[i] * SIZES[i] + NOISE;
      sum += Math.log(variance) + along * along / variance;
      left -= along * along;
    }
    return -0.5 * (sum + left / NOISE);
  }

  static double[] logLikelihoods(Rows rows) {
    return IntStream.range(0, rows.rows()).mapToDouble(row -> logLikelihood(rows, row)).toArray();
  }

  /** {@code KL(q(z | x) || p(z | x))}, the same for all rows: what the bound lacks. */
  double gap() {
    double sum = 0;
    for (float size : SIZES) {
      double variance = NOISE / (size * size + NOISE);
      sum += 0.5 * (shift * shift / variance + stretch - 1 - Math.log(stretch));
    }
    return sum;
  }

  /** Mutual information of row and code, {@code 1/2 log det(I + W'W / s^2)}. */
  static double information() {
    double sum = 0;
    for (float size : SIZES) {
      sum += 0.5 * Math.log(1 + size * size / NOISE);
    }
    return sum;
  }
}
