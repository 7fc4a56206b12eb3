package io.hourglass.network;

import io.hourglass.codec.EncodedColumn;
import io.hourglass.layer.kernel.Distances;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.linalg.RowBlocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Compares encoded rows with what a network makes of them. Immutable and thread-safe. */
public final class ReconstructionScorer {
  private final Network network;
  private final List<Place> places;
  private final List<String> columns;
  private final int features;
  private final int outputs;

  /** Where a block's features and outputs lie within a row. */
  private record Place(EncodedColumn block, int feature, int output) {}

  /** A scorer of rows by their reconstruction. */
  public ReconstructionScorer(Network network) {
    this.network = network;
    List<EncodedColumn> blocks = network.architecture().codec().blocks();
    this.columns = blocks.stream().map(block -> block.codec().column()).toList();
    List<Place> found = new ArrayList<>();
    int feature = 0;
    int output = 0;
    for (EncodedColumn block : blocks) {
      found.add(new Place(block, feature, output));
      feature += block.codec().width();
      output += block.parameters();
    }
    this.places = List.copyOf(found);
    this.features = feature;
    this.outputs = output;
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
  private void score(float[] rows, int from, float[] out, Scores scores) {
    int to = from + out.length / outputs;
    float[] expected = new float[features];
    for (int row = from; row < to; row++) {
      float[] given = Arrays.copyOfRange(rows, row * features, (row + 1) * features);
      int output = (row - from) * outputs;
      double nats = 0;
      for (int i = 0; i < places.size(); i++) {
        double own = nats(places.get(i), given, out, output);
        mean(places.get(i), out, output, expected);
        scores.byColumn()[row * places.size() + i] = own;
        nats += own;
      }
      scores.nats()[row] = nats;
      scores.squaredError()[row] = squaredError(given, expected);
    }
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
    for (Place place : places) {
      sum +=
          place
              .block()
              .likelihood()
              .nats(
                  rows,
                  row * features + place.feature(),
                  outs,
                  out * outputs + place.output(),
                  place.block().codec().width());
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
    for (Place place : places) {
      Likelihood likelihood = place.block().likelihood();
      int width = place.block().codec().width();
      int end = place.output() + place.block().parameters();
      float[] shared = Arrays.copyOfRange(outs, end - likelihood.sharedParameters(width), end);
      Likelihood.OutputNats explained = likelihood.forFeatures(row, place.feature(), shared, width);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += explained.nats(outs, i * outputs + place.output());
      }
    }
    return sums;
  }

  private static double nats(Place place, float[] given, float[] out, int output) {
    return place
        .block()
        .likelihood()
        .nats(given, place.feature(), out, output + place.output(), place.block().codec().width());
  }

  private static void mean(Place place, float[] out, int output, float[] expected) {
    place
        .block()
        .likelihood()
        .mean(
            out, output + place.output(), expected, place.feature(), place.block().codec().width());
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
      if (!Float.isNaN(error)) {
        sum += error;
        present++;
      }
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
    float[] one = new float[features];
    for (int row = 0; row < count; row++) {
      for (Place place : places) {
        mean(place, outs, row * outputs, one);
      }
      System.arraycopy(one, 0, expected, row * features, features);
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
      for (Place place : places) {
        int width = place.block().codec().width();
        float[] own =
            place.block().likelihood().sample(outs, row * outputs + place.output(), width, random);
        System.arraycopy(own, 0, sampled, row * features + place.feature(), width);
      }
    }
    return sampled;
  }
}
