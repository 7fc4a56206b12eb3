package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.cli.command.DoubleBuffer;
import io.hourglass.cli.command.Labels;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.linalg.Moments;
import io.hourglass.metric.Ranking;
import io.hourglass.network.Scores;
import io.hourglass.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Labels and scores of all rows, to see how well scores tell labels apart. */
final class DetectionComparison {
  /** Rows that one thread scores at a time. */
  private static final int SHARE = 256;

  private final Labels labels;
  private final List<Baseline> baselines;
  private final List<DoubleBuffer> scores = new ArrayList<>();

  /**
   * How well one detector ranks positive rows above others.
   *
   * @param name as printed
   * @param ranking of its scores
   */
  record Result(String name, Ranking ranking) {}

  /** By a column of labels; beside the simple detectors whose figures are in the model file. */
  DetectionComparison(String column, Autoencoder model) {
    this.labels = new Labels(column);
    this.baselines = baselines(model.file().baseline());
    for (int i = 0; i <= baselines.size(); i++) {
      scores.add(new DoubleBuffer());
    }
  }

  private static List<Baseline> baselines(Weights stored) {
    List<Baseline> found = new ArrayList<>();
    if (stored.arrays().containsKey("mean")) {
      double[] mean = doubles(stored.values("mean"));
      found.add(new DistanceFromMean(mean));
      if (stored.arrays().containsKey("covariance")) {
        Moments moments = new Moments(mean, doubles(stored.values("covariance")));
        found.add(new Mahalanobis(mean, moments.spectrum()));
      }
    }
    return found;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  /** Takes the next rows. */
  void add(Table table, long firstRow, Rows encoded, Scores own) {
    labels.add(table, firstRow);
    scores.get(0).add(own.nats());
    for (int i = 0; i < baselines.size(); i++) {
      scores.get(i + 1).add(inParallel(baselines.get(i), encoded));
    }
  }

  private static double[] inParallel(Baseline baseline, Rows rows) {
    int width = rows.width();
    double[] all = new double[rows.rows()];
    IntStream.range(0, (all.length + SHARE - 1) / SHARE)
        .parallel()
        .forEach(share -> {
          int from = share * SHARE;
          int to = Math.min(all.length, from + SHARE);
          float[] some = Arrays.copyOfRange(rows.values(), from * width, to * width);
          System.arraycopy(baseline.score(some), 0, all, from, to - from);
        });
    return all;
  }

  /** The labels of all rows. */
  Labels labels() {
    return labels;
  }

  /** How well each detector does, this model first. */
  List<Result> results(Set<String> positive) {
    boolean[] wanted = labels.rowsOf(positive);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      String name = i == 0 ? "this model" : baselines.get(i - 1).label();
      results.add(new Result(name, Ranking.of(scores.get(i).toArray(), wanted)));
    }
    return results;
  }
}
