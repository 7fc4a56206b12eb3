package io.hourglass.train.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.layer.Activation;
import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Examples.Placed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain Java, TensorFlow and finite differences agree on every layer. */
class LayerParityTest {
  private static final float[] ROWS = {1, 1, 1};
  private static final Offset<Float> CLOSE = within(1e-5f);

  static List<Placed> layers() {
    return Examples.layers();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void outputsAgree(Placed placed) {
    Map<String, float[]> arrays = arrays(placed);
    List<float[]> weights = List.copyOf(arrays.values()).subList(1, arrays.size());
    float[] java = new float[ROWS.length * placed.output().size()];
    placed
        .layer()
        .forward(weights, placed.input())
        .apply(requireNonNull(arrays.get(LayerModel.INPUT)), ROWS.length, java);
    try (LayerModel model = new LayerModel(placed, ROWS, false)) {
      assertThat(model.outputs(arrays)).containsExactly(java, CLOSE);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void graphKnowsItsShape(Placed placed) {
    try (LayerModel model = new LayerModel(placed, ROWS, true)) {
      LongStream extents = placed.output().extents().stream().mapToLong(Integer::longValue);
      assertThat(model.shape().asArray())
          .containsExactly(LongStream.concat(LongStream.of(ROWS.length), extents).toArray());
    }
  }

  /** By the weights and by the input, as the training step sees the layer. */
  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfFiniteDifferences(Placed placed) {
    Map<String, float[]> arrays = arrays(placed);
    try (LayerModel model = new LayerModel(placed, ROWS, true)) {
      model
          .gradients(arrays)
          .forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i += 1 + gradient.length / 20) {
              double up = model.loss(moved(arrays, name, i, 5e-3f));
              double down = model.loss(moved(arrays, name, i, -5e-3f));
              assertThat((double) gradient[i])
                  .as("%s[%d]", name, i)
                  .isCloseTo((up - down) / 1e-2, within(2e-3));
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void trainingUpdatesEveryStatistic(Placed placed) {
    List<String> statistics =
        new PlacedLayer("place", placed.layer(), placed.input())
            .parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.STATISTIC)
                .map(Parameter::name)
                .toList();
    try (LayerModel model = new LayerModel(placed, ROWS, true)) {
      assertThat(model.updates(arrays(placed)).keySet())
          .containsExactlyInAnyOrderElementsOf(statistics);
    }
  }

  @Test
  void batchNormKeepsMovingMeansOverTheRowsThatCount() {
    Shape shape = Shape.of(2, 1);
    Placed placed = new Placed(new BatchNorm(0.75, 0.5, Activation.LINEAR), shape, shape);
    Map<String, float[]> arrays =
        Map.of(
            LayerModel.INPUT,
            new float[] {1, 2, 3, 6, 100, 200},
            "place.scale",
            new float[] {3},
            "place.bias",
            new float[] {10},
            "place.mean",
            new float[] {7},
            "place.variance",
            new float[] {5});
    try (LayerModel model = new LayerModel(placed, new float[] {1, 1, 0}, true)) {
      Map<String, float[]> updates = model.updates(arrays);
      assertThat(updates.get("place.mean")).containsExactly(new float[] {6}, CLOSE);
      assertThat(updates.get("place.variance"))
          .containsExactly(new float[] {0.75f * 5 + 0.25f * 3.5f}, CLOSE);
      // mean 3 and variance 3.5 of the batch: (1 - 3) / sqrt(3.5 + 0.5) * 3 + 10
      assertThat(model.outputs(arrays)[0]).isCloseTo(7, CLOSE);
    }
  }

  private static Map<String, float[]> moved(
      Map<String, float[]> arrays, String name, int index, float by) {
    Map<String, float[]> moved = new LinkedHashMap<>(arrays);
    float[] values = requireNonNull(arrays.get(name)).clone();
    values[index] += by;
    moved.put(name, values);
    return moved;
  }

  /** The input, then the weights. */
  private static Map<String, float[]> arrays(Placed placed) {
    SplittableRandom random = new SplittableRandom(1);
    float[] input = new float[ROWS.length * placed.input().size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextDouble(-1, 1);
    }
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put(LayerModel.INPUT, input);
    PlacedLayer stage = new PlacedLayer("place", placed.layer(), placed.input());
    Weights start = Weights.start(stage.parameters(), 3);
    start
        .arrays()
        .forEach((name, array) -> {
          float[] weights = array.values().clone();
          for (int i = 0; i < weights.length; i++) {
            weights[i] += (float) random.nextDouble(0, 0.3);
          }
          arrays.put(name, weights);
        });
    return arrays;
  }
}
