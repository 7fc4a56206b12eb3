package io.hourglass.benchmarks.detection;

import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.IsolationForest;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.baseline.PcaResidual;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Whitening;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /** Fits a baseline to rows side by side. */
  @FunctionalInterface
  public interface Method {
    /** The fitted baseline. */
    Baseline fit(float[] rows, int width, long seed);
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
  public static List<DetectorUnderTest> all(HeldOut heldOut) {
    return of(methods(), heldOut);
  }

  /** The baselines for pixels, of which whitening leaves mostly noise. */
  public static List<DetectorUnderTest> ofPixels() {
    Map<String, Method> methods = methods();
    methods.remove("kNN w.");
    methods.put(
        "kNN",
        (rows, width, seed) -> NearestNeighbors.of(NEIGHBORS, rows, Moments.mean(rows, width)));
    return of(methods, HeldOut.NONE);
  }

  private static List<DetectorUnderTest> of(Map<String, Method> methods, HeldOut heldOut) {
    return methods.entrySet().stream()
        .<DetectorUnderTest>map(m -> new BaselineDetector(m.getKey(), m.getValue(), heldOut))
        .toList();
  }

  private static Map<String, Method> methods() {
    SharedWhitening shared = new SharedWhitening();
    Map<String, Method> methods = new LinkedHashMap<>();
    methods.put("mean", (rows, width, seed) -> new DistanceFromMean(Moments.mean(rows, width)));
    methods.put("Mahal.", (rows, width, seed) -> mahalanobis(shared.of(rows, width)));
    methods.put("PCA", (rows, width, seed) -> pca(shared.of(rows, width)));
    methods.put(
        "kNN",
        (rows, width, seed) -> NearestNeighbors.turned(NEIGHBORS, rows, shared.of(rows, width)));
    methods.put(
        "kNN w.",
        (rows, width, seed) -> NearestNeighbors.whitened(NEIGHBORS, rows, shared.of(rows, width)));
    methods.put(
        "forest",
        (rows, width, seed) -> IsolationForest.fit(rows, Moments.mean(rows, width), seed));
    return methods;
  }

  private static Baseline mahalanobis(Whitening basis) {
    return new Mahalanobis(basis.mean(), basis.spectrum());
  }

  private static Baseline pca(Whitening basis) {
    return PcaResidual.holding(VARIANCE, basis.mean(), basis.spectrum());
  }

  @Override
  public FittedDetector fit(Sample training, long seed) {
    int width = training.features().length / training.table().rows();
    float[] held = rows(training, width, true);
    Baseline fitted = method.fit(rows(training, width, false), width, seed);
    Optional<NormalScores> normal =
        held.length == 0
            ? Optional.empty()
            : Optional.of(NormalScores.of(inPortions(fitted, held, width), true));
    return new FittedBaseline(fitted, width, normal);
  }

  /** Features of the rows that are held out, or of all others. */
  private float[] rows(Sample training, int width, boolean areHeldOut) {
    int all = training.table().rows();
    int[] some = RowSelection.where(all, row -> heldOut.test(row, all) == areHeldOut);
    if (some.length == all) {
      return training.features();
    }
    float[] features = new float[some.length * width];
    for (int i = 0; i < some.length; i++) {
      System.arraycopy(training.features(), some[i] * width, features, i * width, width);
    }
    return features;
  }

  private static double[] inPortions(Baseline baseline, float[] rows, int width) {
    int step = PORTION * width;
    return IntStream.range(0, (rows.length + step - 1) / step)
        .parallel()
        .mapToObj(i -> Arrays.copyOfRange(rows, i * step, Math.min(rows.length, (i + 1) * step)))
        .map(baseline::score)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private record FittedBaseline(Baseline baseline, int width, Optional<NormalScores> heldOut)
      implements FittedDetector {
    @Override
    public double[] score(Sample rows) {
      return inPortions(baseline, rows.features(), width);
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
    Whitening of(float[] rows, int width) {
      if (rows != last) {
        Moments moments = Moments.of(rows, width);
        whitening = Optional.of(new Whitening(moments.mean(), moments.spectrum()));
        last = rows;
      }
      return whitening.orElseThrow();
    }
  }
}
