package io.hourglass.detect.rows;

import io.hourglass.layer.kernel.Affine;
import io.hourglass.linalg.Matrix;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Moments.Spectrum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Whitens rows: normal ones then vary by 1 in every direction, and no two numbers are correlated.
 * Directions in which normal rows hardly vary are floored at a small share of the mean variance, so
 * that a deviation there counts much, but not without bound.
 *
 * <p>Mean and covariance are a robust estimate, those of the rows that fit best, found by
 * concentration steps (minimum covariance determinant; Rousseeuw and Van Driessen 1999): anomalies
 * in the training data do not distort them.
 */
public final class RobustWhitening {
  /** The share of the mean variance that is added to every direction. */
  private static final double FLOOR = 1e-3;

  /** Concentration steps; one where there are many features. */
  private static final int ROUNDS = 4;

  /** The number of features from which steps and principal directions take too long. */
  private static final int WIDE = 200;

  /** Rows with more features are projected to a few directions first. */
  private static final int MAX_WIDTH = 1_600;

  private final float[] center;
  private final float[] matrix;
  private final Affine turn;

  /**
   * From the numbers that a file keeps.
   *
   * @param center of each feature; a missing one counts as this
   * @param matrix {@code [feature * directions + direction]}, applied to rows less the center
   * @throws IllegalArgumentException if there is not a row and a column of it for each feature
   */
  public RobustWhitening(float[] center, float[] matrix) {
    this.center = center.clone();
    this.matrix = matrix.clone();
    this.turn = Affine.of(matrix, new float[matrix.length / center.length]);
    if (turn.inputs() != center.length || matrix.length % center.length != 0) {
      throw new IllegalArgumentException(
          "a whitening of %d features must have a matrix of as many rows, got %d"
              .formatted(center.length, turn.inputs()));
    }
  }

  /**
   * Estimates the whitening of rows, most of them normal.
   *
   * @param rows side by side, at least two
   * @param categorical which features are one-hot: a rare category is no reason to exclude a row
   * @param share of the rows that it is estimated from, in (0, 1]
   */
  public static RobustWhitening of(float[] rows, boolean[] categorical, double share) {
    if (categorical.length > MAX_WIDTH) {
      RandomProjection projection = RandomProjection.of(rows, categorical.length);
      boolean[] directions = new boolean[RandomProjection.DIRECTIONS];
      return projection.then(of(projection.apply(rows), directions, share));
    }
    int width = categorical.length;
    float[] numbers = numbers(rows, categorical);
    int[] kept = IntStream.range(0, rows.length / width).toArray();
    if (numbers.length > 0 && share < 1) {
      int wide = numbers.length / kept.length;
      RobustWhitening whitening = byFactor(moments(numbers, wide));
      for (int round = 1; round < (wide < WIDE ? ROUNDS : 1); round++) {
        kept = nearest(whitening.apply(numbers), wide, share);
        whitening = byFactor(moments(chosen(numbers, wide, kept), wide));
      }
      kept = nearest(whitening.apply(numbers), wide, share);
    }
    Moments moments = moments(chosen(rows, width, kept), width);
    return width < WIDE ? alongDirections(moments) : byFactor(moments);
  }

  /** The numeric features of rows side by side. */
  static float[] numbers(float[] rows, boolean[] categorical) {
    int width = categorical.length;
    int[] places = IntStream.range(0, width).filter(i -> !categorical[i]).toArray();
    float[] numbers = new float[rows.length / width * places.length];
    for (int row = 0, at = 0; row < rows.length / width; row++) {
      for (int place : places) {
        numbers[at++] = rows[row * width + place];
      }
    }
    return numbers;
  }

  /**
   * The whitened rows nearest to the center.
   *
   * @param whitened rows side by side
   * @param share of the rows, in (0, 1]; two rows at least
   * @return their indices, ascending
   */
  static int[] nearest(float[] whitened, int width, double share) {
    int count = whitened.length / width;
    double[] distances = squaredDistances(whitened, width);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> distances[row]))
            .mapToInt(Integer::intValue)
            .limit(Math.max(2, (long) (share * count)))
            .toArray();
    Arrays.sort(order);
    return order;
  }

  /** The rows of some indices, side by side. */
  public static float[] chosen(float[] rows, int width, int[] order) {
    float[] chosen = new float[order.length * width];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(rows, order[i] * width, chosen, i * width, width);
    }
    return chosen;
  }

  /**
   * Mean and covariance. The covariance is shrunk towards its diagonal, the more the fewer rows
   * there are for each feature (after Ledoit and Wolf 2004): few rows of many features are
   * correlated by chance.
   */
  private static Moments moments(float[] rows, int width) {
    Moments raw = Moments.of(rows, width);
    double count = (double) rows.length / width;
    double[] covariance = raw.covariance().values();
    for (int i = 0; i < covariance.length; i++) {
      if (i / width != i % width) {
        covariance[i] *= count / (count + width);
      }
    }
    return new Moments(raw.mean(), Matrix.of(covariance, width));
  }

  /** Whitening along principal directions, which an autoencoder learns best. */
  private static RobustWhitening alongDirections(Moments moments) {
    int width = moments.mean().length;
    double floor = floor(moments);
    Spectrum spectrum = moments.spectrum();
    double[] variances = spectrum.variances();
    double[] matrix = new double[width * width];
    for (int direction = 0; direction < width; direction++) {
      double scale = 1 / Math.sqrt(variances[direction] + floor);
      double[] unit = spectrum.directions().row(direction);
      for (int i = 0; i < width; i++) {
        matrix[i * width + direction] = scale * unit[i];
      }
    }
    return new RobustWhitening(floats(moments.mean()), floats(matrix));
  }

  /** Whitening by the precision's Cholesky factor: the same distances in a fraction of the time. */
  private static RobustWhitening byFactor(Moments moments) {
    int width = moments.mean().length;
    double floor = floor(moments);
    DMatrixRMaj covariance = DMatrixRMaj.wrap(width, width, moments.covariance().values());
    for (int i = 0; i < width; i++) {
      covariance.add(i, i, floor);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(width);
    DMatrixRMaj precision = new DMatrixRMaj(width, width);
    boolean isInvertible = solver.setA(covariance);
    if (isInvertible) {
      solver.invert(precision);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> factor = DecompositionFactory_DDRM.chol(width, true);
    if (!isInvertible || !factor.decompose(precision)) {
      throw new IllegalStateException("the covariance has no Cholesky factor: is it finite?");
    }
    return new RobustWhitening(floats(moments.mean()), floats(factor.getT(null).getData()));
  }

  private static double floor(Moments moments) {
    int width = moments.mean().length;
    double trace = 0;
    for (int i = 0; i < width; i++) {
      trace += moments.covariance().at(i, i);
    }
    return FLOOR * Math.max(1e-12, trace / width);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Number of features. */
  public int width() {
    return center.length;
  }

  /** Numbers of a whitened row: as many as features, but for very many. */
  public int directions() {
    return matrix.length / center.length;
  }

  /** The value that a missing feature counts as. */
  public float[] center() {
    return center.clone();
  }

  /** {@code [feature * features + direction]}. */
  public float[] matrix() {
    return matrix.clone();
  }

  /** Squared Mahalanobis distances of whitened rows. */
  static double[] squaredDistances(float[] whitened, int width) {
    double[] distances = new double[whitened.length / width];
    for (int i = 0; i < whitened.length; i++) {
      distances[i / width] += (double) whitened[i] * whitened[i];
    }
    return distances;
  }

  /** Whitens rows. */
  public float[] apply(float[] rows) {
    int width = center.length;
    float[] centered = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float value = rows[i];
      centered[i] = Float.isNaN(value) ? 0 : value - center[i % width];
    }
    float[] whitened = new float[rows.length / width * directions()];
    turn.apply(centered, rows.length / width, whitened);
    return whitened;
  }
}
