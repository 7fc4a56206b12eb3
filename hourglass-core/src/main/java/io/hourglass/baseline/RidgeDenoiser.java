package io.hourglass.baseline;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.Layout;
import io.hourglass.linalg.Moments;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The best linear denoiser: ridge regression (Hoerl and Kennard 1970) from noisy to clean rows, in
 * closed form. The baseline of denoising autoencoders.
 *
 * <p>The penalty is selected on a held-out tenth of the rows; the final fit is on all of them.
 * Features in [0, 1] are clipped there. Missing features count as the mean.
 */
public final class RidgeDenoiser implements UnaryOperator<float[]> {
  /** Penalties to choose from, as shares of the mean variance of the noisy features. */
  private static final double[] STRENGTHS = {1e-4, 1e-3, 1e-2, 0.1, 1, 10};

  /** One in this many rows is held out. */
  private static final int HOLD_OUT = 10;

  private static final int BLOCK = 1024;

  /** Rows times squared features at most: some seconds. */
  private static final double MOST_WORK = 2e10;

  private static final int MOST_ROWS = 20_000;

  private final double[] noisyMean;
  private final double[] cleanMean;
  private final Layout layout;
  private final DMatrixRMaj map;
  private final double strength;

  private RidgeDenoiser(Sums sums, Layout layout, DMatrixRMaj map, double strength) {
    this.noisyMean = sums.noisyMean;
    this.cleanMean = sums.cleanMean;
    this.layout = layout;
    this.map = map;
    this.strength = strength;
  }

  /** Rows of so many features that a fit should be given at most, for it to take but seconds. */
  public static int maxRows(int features) {
    double fitting = MOST_WORK / features / features;
    return (int) Math.max(HOLD_OUT, Math.min(MOST_ROWS, fitting));
  }

  /**
   * Fits it to clean rows and their corrupted versions.
   *
   * @param clean encoded rows, at least 20
   * @param seed of the corruption; not the one that the denoiser is evaluated with
   */
  public static RidgeDenoiser fit(Rows clean, Codec codec, Corruption corruption, long seed) {
    if (clean.rows() < 2 * HOLD_OUT) {
      throw new IllegalArgumentException(
          "a ridge denoiser must be fitted to at least %d rows, got %d"
              .formatted(2 * HOLD_OUT, clean.rows()));
    }
    float[] noisy = corruption.corrupt(clean, codec, seed).values();
    Layout layout = Layout.of(codec);
    boolean[] heldOut = new boolean[clean.rows()];
    for (int row = HOLD_OUT - 1; row < heldOut.length; row += HOLD_OUT) {
      heldOut[row] = true;
    }
    Sums sums = new Sums(noisy, clean);
    sums.add(
        rows(noisy, clean.width(), heldOut, false),
        rows(clean.values(), clean.width(), heldOut, false));
    float[] heldNoisy = rows(noisy, clean.width(), heldOut, true);
    float[] heldClean = rows(clean.values(), clean.width(), heldOut, true);
    double best = Double.POSITIVE_INFINITY;
    double chosen = STRENGTHS[0];
    for (double strength : STRENGTHS) {
      float[] found =
          new RidgeDenoiser(sums, layout, sums.solve(strength), strength).apply(heldNoisy);
      double error = squaredError(found, heldClean);
      if (error < best) {
        best = error;
        chosen = strength;
      }
    }
    sums.add(heldNoisy, heldClean);
    return new RidgeDenoiser(sums, layout, sums.solve(chosen), chosen);
  }

  private static float[] rows(float[] all, int width, boolean[] heldOut, boolean wanted) {
    float[] some = new float[all.length];
    int to = 0;
    for (int row = 0; row < heldOut.length; row++) {
      if (heldOut[row] == wanted) {
        System.arraycopy(all, row * width, some, to, width);
        to += width;
      }
    }
    return Arrays.copyOf(some, to);
  }

  private static double squaredError(float[] found, float[] clean) {
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      double error = found[i] - clean[i];
      sum += Double.isNaN(error) ? 0 : error * error;
    }
    return sum;
  }

  /** The penalty that was chosen, as a share of the mean variance of the noisy features. */
  public double strength() {
    return strength;
  }

  /** Denoises rows, side by side. */
  @Override
  public float[] apply(float[] noisy) {
    int width = noisyMean.length;
    float[] denoised = new float[noisy.length];
    int step = BLOCK * width;
    for (int from = 0; from < noisy.length; from += step) {
      DMatrixRMaj x = centered(noisy, from, Math.min(noisy.length, from + step), noisyMean);
      DMatrixRMaj y = new DMatrixRMaj(x.getNumRows(), width);
      CommonOps_MT_DDRM.mult(x, map, y);
      for (int i = 0; i < y.getNumElements(); i++) {
        denoised[from + i] = (float) (y.get(i) + cleanMean[i % width]);
      }
    }
    clip(denoised, width);
    return denoised;
  }

  private void clip(float[] rows, int width) {
    for (Layout.Place place : layout.places()) {
      for (int from = 0; place.isBounded() && from < rows.length; from += width) {
        for (int i = from + place.from(); i < from + place.to(); i++) {
          rows[i] = Math.max(place.low(), Math.min(place.high(), rows[i]));
        }
      }
    }
  }

  private static DMatrixRMaj centered(float[] rows, int from, int to, double[] mean) {
    int width = mean.length;
    DMatrixRMaj centered = new DMatrixRMaj((to - from) / width, width);
    double[] values = centered.getData();
    for (int i = 0; i < to - from; i++) {
      double difference = rows[from + i] - mean[i % width];
      values[i] = Double.isNaN(difference) ? 0 : difference;
    }
    return centered;
  }

  /** The terms of the normal equations. */
  private static final class Sums {
    private final double[] noisyMean;
    private final double[] cleanMean;
    private final DMatrixRMaj square;
    private final DMatrixRMaj cross;

    Sums(float[] noisy, Rows clean) {
      int width = clean.width();
      this.noisyMean = Moments.mean(noisy, width);
      this.cleanMean = Moments.mean(clean.values(), width);
      this.square = new DMatrixRMaj(width, width);
      this.cross = new DMatrixRMaj(width, width);
    }

    void add(float[] noisy, float[] clean) {
      int step = BLOCK * noisyMean.length;
      for (int from = 0; from < noisy.length; from += step) {
        int to = Math.min(noisy.length, from + step);
        DMatrixRMaj x = centered(noisy, from, to, noisyMean);
        DMatrixRMaj y = centered(clean, from, to, cleanMean);
        CommonOps_MT_DDRM.multAddTransA(x, x, square);
        CommonOps_MT_DDRM.multAddTransA(x, y, cross);
      }
    }

    DMatrixRMaj solve(double strength) {
      int width = noisyMean.length;
      double variance = CommonOps_DDRM.trace(square) / width;
      DMatrixRMaj penalized = square.copy();
      // features without any variance at all must not make it singular
      double penalty = Math.max(strength * variance, Double.MIN_NORMAL);
      for (int i = 0; i < width; i++) {
        penalized.add(i, i, penalty);
      }
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(width);
      if (!solver.setA(penalized)) {
        throw new IllegalStateException("the normal equations have no solution: are rows finite?");
      }
      DMatrixRMaj solution = new DMatrixRMaj(width, width);
      solver.solve(cross.copy(), solution);
      return solution;
    }
  }
}
