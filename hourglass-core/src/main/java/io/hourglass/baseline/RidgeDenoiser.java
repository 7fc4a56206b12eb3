package io.hourglass.baseline;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.Layout;
import io.hourglass.linalg.Indices;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.RowBlocks;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

  private RidgeDenoiser(Sums sums, Layout layout, double strength) {
    this.noisyMean = sums.noisyMean;
    this.cleanMean = sums.cleanMean;
    this.layout = layout;
    this.map = sums.solve(strength);
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
    checkRows(clean.rows());
    Pairs all = new Pairs(corruption.corrupt(clean, codec, seed), clean);
    Pairs heldOut = all.where(row -> row % HOLD_OUT == HOLD_OUT - 1);
    Sums sums = new Sums(all);
    sums.add(all.where(row -> row % HOLD_OUT != HOLD_OUT - 1));
    double strength = bestStrength(sums, heldOut, Layout.of(codec));
    sums.add(heldOut);
    return new RidgeDenoiser(sums, Layout.of(codec), strength);
  }

  private static void checkRows(int rows) {
    if (rows < 2 * HOLD_OUT) {
      throw new IllegalArgumentException(
          "a ridge denoiser must be fitted to at least %d rows, got %d"
              .formatted(2 * HOLD_OUT, rows));
    }
  }

  /** The penalty with the lowest error on held-out rows. */
  private static double bestStrength(Sums sums, Pairs heldOut, Layout layout) {
    double[] errors =
        DoubleStream.of(STRENGTHS)
            .map(strength -> heldOut.squaredError(new RidgeDenoiser(sums, layout, strength)))
            .toArray();
    return STRENGTHS[Indices.argMax(errors.length, i -> -errors[i])];
  }

  /** Noisy rows and what they were before. */
  private record Pairs(Rows noisy, Rows clean) {
    Pairs where(IntPredicate isWanted) {
      int[] rows = IntStream.range(0, clean.rows()).filter(isWanted).toArray();
      return new Pairs(noisy.select(rows), clean.select(rows));
    }

    double squaredError(RidgeDenoiser denoiser) {
      float[] found = denoiser.apply(noisy.values());
      double sum = 0;
      for (int i = 0; i < found.length; i++) {
        double error = found[i] - clean.values()[i];
        sum += Double.isNaN(error) ? 0 : error * error;
      }
      return sum;
    }
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
    RowBlocks.inOrder(
        noisy.length / width, BLOCK, (from, to) -> denoise(noisy, from, to, denoised));
    clip(denoised, width);
    return denoised;
  }

  private void denoise(float[] noisy, int from, int to, float[] denoised) {
    int width = noisyMean.length;
    DMatrixRMaj x = Moments.centered(noisy, from, to, noisyMean);
    DMatrixRMaj y = new DMatrixRMaj(to - from, width);
    CommonOps_MT_DDRM.mult(x, map, y);
    for (int i = 0; i < y.getNumElements(); i++) {
      denoised[from * width + i] = (float) (y.get(i) + cleanMean[i % width]);
    }
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

  /** The terms of the normal equations. */
  private static final class Sums {
    private final double[] noisyMean;
    private final double[] cleanMean;
    private final DMatrixRMaj square;
    private final DMatrixRMaj cross;

    Sums(Pairs pairs) {
      int width = pairs.clean().width();
      this.noisyMean = Moments.mean(pairs.noisy().values(), width);
      this.cleanMean = Moments.mean(pairs.clean().values(), width);
      this.square = new DMatrixRMaj(width, width);
      this.cross = new DMatrixRMaj(width, width);
    }

    void add(Pairs pairs) {
      RowBlocks.inOrder(pairs.clean().rows(), BLOCK, (from, to) -> add(pairs, from, to));
    }

    private void add(Pairs pairs, int from, int to) {
      DMatrixRMaj x = Moments.centered(pairs.noisy().values(), from, to, noisyMean);
      DMatrixRMaj y = Moments.centered(pairs.clean().values(), from, to, cleanMean);
      CommonOps_MT_DDRM.multAddTransA(x, x, square);
      CommonOps_MT_DDRM.multAddTransA(x, y, cross);
    }

    DMatrixRMaj solve(double strength) {
      int width = noisyMean.length;
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(width);
      if (!solver.setA(penalized(strength))) {
        throw new IllegalStateException("the normal equations have no solution: are rows finite?");
      }
      DMatrixRMaj solution = new DMatrixRMaj(width, width);
      solver.solve(cross.copy(), solution);
      return solution;
    }

    private DMatrixRMaj penalized(double strength) {
      double variance = CommonOps_DDRM.trace(square) / noisyMean.length;
      // features without any variance at all must not make it singular
      double penalty = Math.max(strength * variance, Double.MIN_NORMAL);
      DMatrixRMaj penalized = square.copy();
      for (int i = 0; i < noisyMean.length; i++) {
        penalized.add(i, i, penalty);
      }
      return penalized;
    }
  }
}
