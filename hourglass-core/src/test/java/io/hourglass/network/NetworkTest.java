package io.hourglass.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Shape;
import io.hourglass.testing.Models;
import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkTest {
  // not a whole number of blocks
  private final Table table = Models.mixed(5 * Network.BLOCK + 3, 1);
  private final Design design = Design.dense(List.of(9, 6, 3), Activation.SILU, Activation.TANH);
  private final Network network = Models.untrained(design, table, 2).network();
  private final Codec codec = network.architecture().codec();
  private final float[] rows = codec.encode(table).values();
  private final ReconstructionScorer scorer = new ReconstructionScorer(network);

  private float[] row(int row) {
    return Arrays.copyOfRange(rows, row * codec.width(), (row + 1) * codec.width());
  }

  @Test
  void oneRowEqualsManyToTheBit() {
    float[] codes = network.encode(rows);
    float[] outputs = network.outputs(rows);
    Scores scores = scorer.score(rows);
    int width = codec.parameters();
    for (int row = 0; row < table.rows(); row++) {
      assertThat(network.encode(row(row)))
          .containsExactly(Arrays.copyOfRange(codes, 3 * row, 3 * row + 3));
      assertThat(network.outputs(row(row)))
          .containsExactly(Arrays.copyOfRange(outputs, row * width, (row + 1) * width));
      Scores alone = scorer.score(row(row));
      assertThat(alone.nats()).containsExactly(scores.nats()[row]);
      assertThat(alone.squaredError()).containsExactly(scores.squaredError()[row]);
      for (int column = 0; column < alone.columns().size(); column++) {
        assertThat(alone.of(0, column)).isEqualTo(scores.of(row, column));
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    double[] nats = scorer.score(rows).nats();
    float[] outputs = network.outputs(rows);
    for (int threads : new int[] {1, 2, 8}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> scorer.score(rows).nats()).join()).containsExactly(nats);
        assertThat(pool.submit(() -> network.outputs(rows)).join()).containsExactly(outputs);
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void manyThreadsMayUseItAtOnce() {
    double[] nats = scorer.score(rows).nats();
    ForkJoinPool pool = new ForkJoinPool(8);
    try {
      List<ForkJoinTask<double[]>> tasks =
          IntStream.range(0, 64)
              .mapToObj(i -> pool.submit(() -> scorer.score(rows).nats()))
              .toList();
      assertThat(tasks).allSatisfy(task -> assertThat(task.join()).containsExactly(nats));
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void decodingCodesGivesTheOutputs() {
    assertThat(network.decode(network.encode(rows))).containsExactly(network.outputs(rows));
  }

  @Test
  void noRowsGiveNothing() {
    assertThat(network.outputs(new float[0])).isEmpty();
    assertThat(network.encode(new float[0])).isEmpty();
    assertThat(scorer.score(new float[0]).nats()).isEmpty();
  }

  @RandomizedTest
  void missingFeaturesCostNothingAndReachTheNetworkAsIndicators(SplittableRandom random) {
    float[] row = row(random.nextInt(table.rows()));
    int age = codec.indicators()[0];
    row[age] = Float.NaN;
    Scores scores = scorer.score(row);
    assertThat(scores.of(0, 1)).isZero();
    assertThat(network.outputs(row)).doesNotContain(Float.NaN);
    row[age] = 0;
    // 0 is what a missing feature is fed as: only the indicator tells them apart
    assertThat(scorer.score(row).nats()).isNotEqualTo(scores.nats());
  }

  @Test
  void aRowWithoutAnyValueScoresZero() {
    float[] empty = new float[codec.width()];
    Arrays.fill(empty, Float.NaN);
    Scores scores = scorer.score(empty);
    assertThat(scores.nats()).containsExactly(0);
    assertThat(scores.squaredError()).containsExactly(0);
  }

  @Test
  void columnsAddUpToTheRow() {
    Scores scores = scorer.score(rows);
    for (int row = 0; row < scores.rows(); row++) {
      double sum = 0;
      for (int column = 0; column < scores.columns().size(); column++) {
        sum += scores.of(row, column);
      }
      assertThat(scores.nats()[row]).isCloseTo(sum, within(1e-9 * Math.abs(sum)));
    }
    assertThat(scores.columns()).containsExactly("amount", "age", "country", "at");
  }

  @Test
  void squaredErrorIsTheMeanOverPresentFeatures() {
    float[] expected = scorer.expected(network.outputs(rows));
    double[] errors = scorer.score(rows).squaredError();
    for (int row = 0; row < table.rows(); row++) {
      int from = row * codec.width();
      double mean =
          IntStream.range(from, from + codec.width())
              .filter(i -> !Float.isNaN(rows[i]))
              .mapToDouble(i -> Math.pow((double) rows[i] - expected[i], 2))
              .average()
              .orElseThrow();
      assertThat(errors[row]).isCloseTo(mean, within(1e-6 * mean));
    }
  }

  @Test
  void refusesRowsThatAreNotWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.outputs(new float[11]))
        .withMessage("rows must have 10 features each, got 11 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.decode(new float[4]))
        .withMessage("rows must have 3 latent dimensions each, got 4 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(new float[11]))
        .withMessage("rows must have 10 features each, got 11 values");
  }

  @Test
  void refusesWeightsThatDoNotFit() {
    refuses(
        "latent.bias",
        new Weights.Tensor(Shape.of(2), new float[2]),
        "weights \"latent.bias\" must have the shape 3, got 2");
    refuses(
        "latent.bias",
        new Weights.Tensor(Shape.of(3), new float[] {0, Float.POSITIVE_INFINITY, 0}),
        "weights \"latent.bias\" must be finite, got Infinity");
    refuses("latent.bias", null, "weights \"latent.bias\" must have the shape 3, got none");
    refuses(
        "more",
        new Weights.Tensor(Shape.of(1), new float[1]),
        "there must be 12 arrays of weights, got [encoder.0.kernel, encoder.0.bias,"
            + " encoder.1.kernel, encoder.1.bias, latent.kernel, latent.bias, decoder.0.kernel,"
            + " decoder.0.bias, decoder.1.kernel, decoder.1.bias, head.kernel, head.bias, more]");
  }

  private void refuses(String name, Weights.@Nullable Tensor tensor, String message) {
    Architecture architecture = network.architecture();
    Map<String, Weights.Tensor> arrays =
        new LinkedHashMap<>(Models.weights(architecture, 1).arrays());
    if (tensor == null) {
      arrays.remove(name);
    } else {
      arrays.put(name, tensor);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(architecture, new Weights(arrays)))
        .withMessage(message);
  }
}
