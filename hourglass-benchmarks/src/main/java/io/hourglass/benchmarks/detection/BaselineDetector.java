package io.hourglass.benchmarks.detection;

import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.IsolationForest;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.baseline.PcaResidual;
import io.hourglass.codec.Rows;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.RowBlocks;
import io.hourglass.linalg.Whitening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A simple detector on the features of a sample.
 *
 * @param name as printed
 * @param method that is fitted
 * @param heldOut which training rows set the threshold instead of being learned from
 */
public record BaselineDetector(String name, Method method, HeldOut heldOut)
    implements DetectorUnderTest {
  private static final int NEIGHBORS = 5;

  /** Share of the variance in the principal components that are kept. */
  private static final double VARIANCE = 0.9;

  /** Rows that one thread scores at a time. */
  private static final int PORTION = 256;

  /** Descriptions of the names, for the rules of a report. */
  private static final List<String> RULES =
      List.of(
          "mean: squared distance from the mean; Mahal.: Mahalanobis distance",
          "PCA: residual of the principal components that hold 90 % of the variance",
          "kNN: mean distance from the 5 nearest training rows; kNN w.: on whitened columns",
          "forest: isolation forest, 100 trees of 256 rows");

  /** The rules of a report on baselines: their names and more. */
  static List<String> rules(String... more) {
    return Stream.concat(RULES.stream(), Stream.of(more)).toList();
  }

  /** Fits a baseline to rows. */
  @FunctionalInterface
  public interface Method {
    /** The fitted baseline. */
    Baseline fit(Rows rows, long seed);
  }

  /** Whether a training row, one of so many, is held out. */
  @FunctionalInterface
  public interface HeldOut {
    /** No row. */
    HeldOut NONE = (row, rows) -> false;

    /** Every fifth row. */
    HeldOut EVERY_FIFTH = (row, rows) -> row % 5 == 0;

    /** The last fifth, for rows in random order. */
    HeldOut LAST_FIFTH = (row, rows) -> row >= (int) (0.8 * rows);

    /** Whether it is. */
    boolean test(int row, int rows);
  }

  /** The usual baselines. */
  static List<DetectorUnderTest> all(HeldOut heldOut) {
    return of(methods(new SharedWhitening()), heldOut);
  }

  /** The baselines for pixels, of which whitening leaves mostly noise. */
  static List<DetectorUnderTest> ofPixels() {
    Map<String, Method> methods = methods(new SharedWhitening());
    methods.remove("kNN w.");
    methods.put("kNN", (rows, seed) -> NearestNeighbors.of(NEIGHBORS, rows.values(), mean(rows)));
    return of(methods, HeldOut.NONE);
  }

  private static List<DetectorUnderTest> of(Map<String, Method> methods, HeldOut heldOut) {
    return methods.entrySet().stream()
        .<DetectorUnderTest>map(m -> new BaselineDetector(m.getKey(), m.getValue(), heldOut))
        .toList();
  }

  private static Map<String, Method> methods(SharedWhitening shared) {
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("mean", (rows, seed) -> new DistanceFromMean(mean(rows)));
    methods.put("Mahal.", (rows, seed) -> mahalanobis(shared.of(rows)));
    methods.put("PCA", (rows, seed) -> pca(shared.of(rows)));
    methods.put("kNN", (rows, seed) -> neighbors(rows, shared.of(rows)));
    methods.put("kNN w.", (rows, seed) -> whitenedNeighbors(rows, shared.of(rows)));
    methods.put("forest", (rows, seed) -> IsolationForest.fit(rows.values(), mean(rows), seed));
    return methods;
  }

  private static double[] mean(Rows rows) {
    return Moments.mean(rows.values(), rows.width());
  }

  private static Baseline mahalanobis(Whitening basis) {
    return new Mahalanobis(basis.mean(), basis.spectrum());
  }

  private static Baseline pca(Whitening basis) {
    return PcaResidual.holding(VARIANCE, basis.mean(), basis.spectrum());
  }

  private static Baseline neighbors(Rows rows, Whitening basis) {
    return NearestNeighbors.turned(NEIGHBORS, rows.values(), basis);
  }

  private static Baseline whitenedNeighbors(Rows rows, Whitening basis) {
    return NearestNeighbors.whitened(NEIGHBORS, rows.values(), basis);
  }

  @Override
  public FittedDetector fit(Sample training, long seed) {
    Baseline fitted = method.fit(rows(training, false), seed);
    Optional<NormalScores> normal =
        Optional.of(rows(training, true))
            .filter(held -> held.rows() > 0)
            .map(held -> NormalScores.of(inPortions(fitted, held), true));
    return new FittedBaseline(fitted, normal);
  }

  /** Features of the rows that are held out, or of all others. */
  private Rows rows(Sample training, boolean areHeldOut) {
    int all = training.table().rows();
    int[] some = RowSelection.where(all, row -> heldOut.test(row, all) == areHeldOut);
    return some.length == all ? training.features() : training.features().select(some);
  }

  private static double[] inPortions(Baseline baseline, Rows rows) {
    double[] scores = new double[rows.rows()];
    RowBlocks.Work portion =
        (from, to) -> {
          double[] some = baseline.score(rows.slice(from, to).values());
          System.arraycopy(some, 0, scores, from, some.length);
        };
    RowBlocks.forEach(scores.length, PORTION, portion);
    return scores;
  }

  private record FittedBaseline(Baseline baseline, Optional<NormalScores> heldOut)
      implements FittedDetector {
    @Override
    public double[] score(Sample rows) {
      return inPortions(baseline, rows.features());
    }

    @Override
    public double[] scoreTraining(Sample training) {
      return baseline instanceof NearestNeighbors neighbors
          ? neighbors.scoreTraining()
          : score(training);
    }

    @Override
    public NormalScores normal() {
      return heldOut.orElseGet(FittedDetector.super::normal);
    }
  }

  /** Principal directions of the rows asked for last: several baselines need the same. */
  private static final class SharedWhitening {
    private float[] last = {};
    private Optional<Whitening> whitening = Optional.empty();

    @SuppressWarnings("ReferenceEquality") // the same rows are the same array
    Whitening of(Rows rows) {
      if (rows.values() != last) {
        Moments moments = Moments.of(rows.values(), rows.width());
        whitening = Optional.of(new Whitening(moments.mean(), moments.spectrum()));
        last = rows.values();
      }
      return whitening.orElseThrow();
    }
  }
}
