package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.linalg.Matrix;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.RowBlocks;
import io.hourglass.metric.Ranking;
import io.hourglass.network.Scores;
import io.hourglass.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well the scores of a model rank labeled rows, beside the baselines whose parameters are in
 * its model file. Rows are added batch by batch.
 */
public final class BaselineComparison {
  private static final int BLOCK_ROWS = 256;

  private final Labels labels;
  private final List<Baseline> baselines;
  private final List<DoubleStream.Builder> scores;

  /**
   * The ranking by one method.
   *
   * @param name of the method
   * @param ranking of its scores
   */
  public record Result(String name, Ranking ranking) {}

  /**
   * Starts with no row.
   *
   * @param column of labels
   */
  public BaselineComparison(String column, Autoencoder model) {
    this.labels = new Labels(column);
    this.baselines = baselines(model.file().baseline());
    this.scores =
        IntStream.rangeClosed(0, baselines.size()).mapToObj(i -> DoubleStream.builder()).toList();
  }

  private static List<Baseline> baselines(Weights stored) {
    if (!stored.arrays().containsKey("mean")) {
      return List.of();
    }
    double[] mean = doubles(stored.values("mean"));
    Baseline distance = new DistanceFromMean(mean);
    return stored.arrays().containsKey("covariance")
        ? List.of(distance, mahalanobis(mean, doubles(stored.values("covariance"))))
        : List.of(distance);
  }

  private static Mahalanobis mahalanobis(double[] mean, double[] covariance) {
    return new Mahalanobis(mean, new Moments(mean, Matrix.of(covariance, mean.length)).spectrum());
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  /** Adds the next rows: their labels, and their scores by the model and the baselines. */
  void add(Table table, long firstRow, Rows encoded, Scores own) {
    labels.add(table, firstRow);
    Arrays.stream(own.nats()).forEach(scores.get(0)::add);
    for (int i = 0; i < baselines.size(); i++) {
      Arrays.stream(inParallel(baselines.get(i), encoded)).forEach(scores.get(i + 1)::add);
    }
  }

  private static double[] inParallel(Baseline baseline, Rows rows) {
    double[] all = new double[rows.rows()];
    RowBlocks.forEach(
        all.length,
        BLOCK_ROWS,
        (from, to) ->
            System.arraycopy(
                baseline.score(rows.slice(from, to).values()), 0, all, from, to - from));
    return all;
  }

  /** The labels of all rows. */
  public Labels labels() {
    return labels;
  }

  /**
   * The ranking of the labeled rows by each method, the model first. Takes no more rows afterwards.
   *
   * @param positive labels that should score high
   */
  public List<Result> results(Set<String> positive) {
    int[] labeled = labels.labeled();
    boolean[] wanted = labels.labeledRowsOf(positive);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      String name = i == 0 ? "this model" : baselines.get(i - 1).label();
      double[] all = scores.get(i).build().toArray();
      double[] some = Arrays.stream(labeled).mapToDouble(row -> all[row]).toArray();
      results.add(new Result(name, Ranking.of(some, wanted)));
    }
    return results;
  }
}
