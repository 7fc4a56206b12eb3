package io.hourglass.network;

import io.hourglass.codec.Codec;
import io.hourglass.codec.PlacedColumn;
import io.hourglass.layer.kernel.Distances;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.linalg.RowBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Compares encoded rows with what a network makes of them. Immutable and thread-safe. */
public final class ReconstructionScorer {
  private final Network network;
  private final List<PlacedColumn> placed;
  private final List<String> columns;
  private final int features;
  private final int outputs;

  /** A scorer of rows by their reconstruction. */
  public ReconstructionScorer(Network network) {
    Codec codec = network.architecture().codec();
    this.network = network;
    this.placed = codec.placedColumns();
    this.columns = codec.schema().names();
    this.features = codec.width();
    this.outputs = codec.parameters();
  }

  /** Scores of encoded rows, side by side; many rows run on the common pool. */
  public Scores score(float[] rows) {
    Scores scores = empty(rows);
    RowBlocks.forEach(
        scores.rows(),
        Network.BLOCK,
        (from, to) -> score(rows, from, network.outputs(rows, from, to), scores));
    return scores;
  }

  /**
   * Scores of encoded rows whose outputs are known.
   *
   * @param outs the network's outputs of these rows side by side
   */
  public Scores score(float[] rows, float[] outs) {
    Scores scores = empty(rows);
    score(rows, 0, outs, scores);
    return scores;
  }

  private Scores empty(float[] rows) {
    if (rows.length % features != 0) {
      throw new IllegalArgumentException(
          "rows must have %d features each, got %d values".formatted(features, rows.length));
    }
    int count = rows.length / features;
    double[] byColumn = new double[Math.multiplyExact(count, columns.size())];
    return new Scores(columns, new double[count], new double[count], byColumn);
  }

  /** Scores the rows from one on whose outputs are given. */
  private void score(float[] rows, int from, float[] outs, Scores scores) {
    int to = from + outs.length / outputs;
    float[] expected = new float[features];
    for (int row = from; row < to; row++) {
      float[] given = Arrays.copyOfRange(rows, row * features, (row + 1) * features);
      int out = (row - from) * outputs;
      double nats = 0;
      for (int i = 0; i < placed.size(); i++) {
        double own = placed.get(i).nats(given, 0, outs, out);
        scores.byColumn()[row * placed.size() + i] = own;
        placed.get(i).mean(outs, out, expected);
        nats += own;
      }
      scores.nats()[row] = nats;
      scores.squaredError()[row] = squaredError(given, expected);
    }
  }

  private float[] expectedRow(float[] outs, int out) {
    float[] expected = new float[features];
    for (PlacedColumn column : placed) {
      column.mean(outs, out, expected);
    }
    return expected;
  }

  /**
   * Negative log likelihood of a row under outputs that need not be its own, in nats.
   *
   * @param rows features side by side
   * @param row of these
   * @param outs outputs side by side
   * @param out of these
   */
  public double nats(float[] rows, int row, float[] outs, int out) {
    double sum = 0;
    for (PlacedColumn column : placed) {
      sum += column.nats(rows, row * features, outs, out * outputs);
    }
    return sum;
  }

  /**
   * Negative log likelihoods of one row under each of many outputs, in nats.
   *
   * @param row features
   * @param outs outputs side by side
   */
  public double[] nats(float[] row, float[] outs) {
    double[] sums = new double[outs.length / outputs];
    for (PlacedColumn column : placed) {
      Likelihood.OutputNats nats = column.natsOf(row, outs);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += nats.nats(outs, i * outputs + column.output());
      }
    }
    return sums;
  }

  /** The expected features are overwritten. */
  private static double squaredError(float[] given, float[] expected) {
    int width = given.length;
    Distances.squaredError(expected, given, 0, width, expected);
    double sum = Distances.sum(expected, 0, width);
    return Double.isNaN(sum) ? meanOfPresent(expected) : sum / width;
  }

  private static double meanOfPresent(float[] errors) {
    double sum = 0;
    int present = 0;
    for (float error : errors) {
      sum += Float.isNaN(error) ? 0 : error;
      present += Float.isNaN(error) ? 0 : 1;
    }
    return present == 0 ? 0 : sum / present;
  }

  /**
   * The expected features given outputs.
   *
   * @param outs outputs of rows side by side
   * @return features of rows side by side
   */
  public float[] expected(float[] outs) {
    int count = outs.length / outputs;
    float[] expected = new float[Math.multiplyExact(count, features)];
    for (int row = 0; row < count; row++) {
      System.arraycopy(expectedRow(outs, row * outputs), 0, expected, row * features, features);
    }
    return expected;
  }

  /**
   * Features sampled from the likelihoods, unlike the means of {@link #expected}.
   *
   * @param outs outputs of rows side by side
   * @return features of rows side by side, NaN where they are given
   */
  public float[] sampled(float[] outs, SplittableRandom random) {
    int count = outs.length / outputs;
    float[] sampled = new float[Math.multiplyExact(count, features)];
    for (int row = 0; row < count; row++) {
      for (PlacedColumn column : placed) {
        column.sample(outs, row * outputs, random, sampled, row * features);
      }
    }
    return sampled;
  }
}
