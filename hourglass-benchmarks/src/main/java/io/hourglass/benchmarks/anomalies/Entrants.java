package io.hourglass.benchmarks.anomalies;

import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.IsolationForest;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.baseline.PcaResidual;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Whitening;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part, ours first. */
public final class Entrants {
  private static final int NEIGHBOURS = 5;

  /** Of the variance, in the principal components that are kept. */
  private static final double SHARE = 0.9;

  private Entrants() {}

  /** Ours, and what it has to beat. */
  static List<Entrant> all() {
    return Stream.concat(ours().stream(), baselines().stream()).toList();
  }

  /** The detectors of this project. */
  private static List<Entrant> ours() {
    return List.of(new Ours());
  }

  /** What they are called in the table, explained. */
  public static String legend() {
    return """
    mean    squared distance from the mean
    Mahal.  Mahalanobis distance
    PCA     residual of the principal components that hold 90 % of the variance
    kNN     mean distance from the 5 nearest training rows; kNN w. on whitened columns
    forest  isolation forest, 100 trees of 256 rows
    """;
  }

  /** What it has to beat. */
  public static List<Entrant> baselines() {
    Shared shared = new Shared();
    return List.of(
        new Simple("mean", (rows, width, seed) -> new DistanceFromMean(Moments.mean(rows, width))),
        new Simple(
            "Mahal.",
            (rows, width, seed) -> {
              Whitening basis = shared.of(rows, width);
              return new Mahalanobis(basis.mean(), basis.spectrum());
            }),
        new Simple(
            "PCA",
            (rows, width, seed) -> {
              Whitening basis = shared.of(rows, width);
              return PcaResidual.holding(SHARE, basis.mean(), basis.spectrum());
            }),
        new Simple(
            "kNN",
            (rows, width, seed) ->
                NearestNeighbors.turned(NEIGHBOURS, rows, shared.of(rows, width))),
        new Simple(
            "kNN w.",
            (rows, width, seed) ->
                NearestNeighbors.whitened(NEIGHBOURS, rows, shared.of(rows, width))),
        new Simple(
            "forest",
            (rows, width, seed) -> IsolationForest.fit(rows, Moments.mean(rows, width), seed)));
  }

  /** How a baseline is fitted. */
  @FunctionalInterface
  private interface Fit {
    Baseline fit(float[] rows, int width, long seed);
  }

  /** A baseline as an entrant. */
  private record Simple(String name, Fit learning) implements Entrant {
    @Override
    public Scorer fit(float[] rows, int width, long seed) {
      Baseline fitted = learning.fit(rows, width, seed);
      return fitted instanceof NearestNeighbors neighbours
          ? new ScorerOfNeighbours(neighbours)
          : fitted::score;
    }
  }

  private record ScorerOfNeighbours(NearestNeighbors neighbours) implements Entrant.Scorer {
    @Override
    public double[] score(float[] rows) {
      return neighbours.score(rows);
    }

    @Override
    public double[] scoreTraining(float[] rows) {
      return neighbours.scoreTraining();
    }
  }

  /** Principal directions of the rows asked for last: four baselines need the same. */
  @SuppressWarnings("ReferenceEquality") // the same rows are the same array
  private static final class Shared {
    private Optional<Basis> last = Optional.empty();

    private record Basis(float[] rows, Whitening whitening) {}

    Whitening of(float[] rows, int width) {
      Basis basis = last.filter(known -> known.rows() == rows).orElseGet(() -> basis(rows, width));
      last = Optional.of(basis);
      return basis.whitening();
    }

    private static Basis basis(float[] rows, int width) {
      Moments moments = Moments.of(rows, width);
      return new Basis(rows, new Whitening(moments.mean(), moments.spectrum()));
    }
  }
}
