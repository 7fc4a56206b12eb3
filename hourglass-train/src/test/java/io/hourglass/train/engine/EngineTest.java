package io.hourglass.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.network.Weights;
import io.hourglass.train.engine.ChunkResult.Fault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {
  private static final Offset<Double> ROUNDING = within(1e-5);
  private static final Toy TOY = new Toy(4, 0);
  private static final Toy DROPPING = new Toy(4, 0.5f);

  private static Engine engine(Toy toy, Adam adam, Execution execution) {
    return new Engine(
        toy, new Engine.Settings(adam, toy.batch(), 3, 1, 11, execution, false), toy.start());
  }

  private static Engine engine(Toy toy) {
    return engine(toy, new Adam(0, 0), Execution.LOOP_XLA);
  }

  private static float[] flat(Weights weights) {
    float[] flat = new float[0];
    for (Weights.Tensor tensor : weights.arrays().values()) {
      int end = flat.length;
      flat = Arrays.copyOf(flat, end + tensor.values().length);
      System.arraycopy(tensor.values(), 0, flat, end, tensor.values().length);
    }
    return flat;
  }

  private static double loss(ChunkResult result) {
    return result.sums().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void reportsTheSumsOfTheTermsOverTheRows() {
    float[] rows = Toy.rows(4, 1);
    try (Engine engine = engine(TOY)) {
      ChunkResult result = Toy.train(engine, rows, 0);

      float[] outputs = engine.outputs(TOY.start(), rows);
      double error = 0;
      for (int i = 0; i < rows.length; i++) {
        error += Math.pow(outputs[i] - rows[i], 2);
      }
      assertThat(result.sums().get("error")).isCloseTo(error, ROUNDING);
      assertThat(result.isFinite()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void gradientEqualsFiniteDifferences(Execution execution) {
    float[] rows = Toy.rows(4, 1);
    float[] slopes;
    try (Engine engine = engine(TOY, new Adam(0, 0), execution)) {
      Toy.train(engine, rows, 0);
      // the first moment after one step is a tenth of the gradient
      slopes = flat(engine.state().firstMoments());
      float[] start = flat(TOY.start());
      float h = 1e-2f;
      for (int i = 0; i < start.length; i++) {
        double up = lossAt(engine, start, i, h, rows);
        double down = lossAt(engine, start, i, -h, rows);
        assertThat((double) slopes[i] * 10)
            .as("weight %d", i)
            .isCloseTo((up - down) / (2 * h) / 4, within(2e-4));
      }
    }
  }

  private static double lossAt(Engine engine, float[] weights, int index, float by, float[] rows) {
    float[] moved = weights.clone();
    moved[index] += by;
    Weights shaped = shaped(moved);
    State state = engine.state();
    engine.restore(new State(shaped, state.firstMoments(), state.secondMoments(), 0));
    return loss(Toy.train(engine, rows, 0));
  }

  private static Weights shaped(float[] flat) {
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    int from = 0;
    for (var entry : TOY.start().arrays().entrySet()) {
      int to = from + entry.getValue().values().length;
      float[] values = Arrays.copyOfRange(flat, from, to);
      arrays.put(entry.getKey(), new Weights.Tensor(entry.getValue().shape(), values));
      from = to;
    }
    return new Weights(arrays);
  }

  @Test
  void bothWaysToRunAgree() {
    Adam adam = new Adam(0.01, 0.5);
    try (Engine one = engine(TOY, adam, Execution.PER_STEP);
        Engine other = engine(TOY, adam, Execution.LOOP_XLA)) {
      for (int i = 0; i < 5; i++) {
        ChunkResult a = Toy.train(one, Toy.rows(10, i), 0.01f);
        ChunkResult b = Toy.train(other, Toy.rows(10, i), 0.01f);
        assertThat(loss(a)).isCloseTo(loss(b), within(1e-4));
      }
      assertThat(flat(one.state().weights()))
          .containsExactly(flat(other.state().weights()), Offset.offset(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  @Tag("slow")
  void sameSeedGivesTheSameBits(Execution execution) {
    float[][] runs = new float[2][];
    for (int run = 0; run < 2; run++) {
      try (Engine engine = engine(DROPPING, new Adam(0, 0), execution)) {
        for (int i = 0; i < 4; i++) {
          Toy.train(engine, Toy.rows(12, i), 0.01f);
        }
        runs[run] = flat(engine.state().weights());
      }
    }
    assertThat(runs[0]).isEqualTo(runs[1]);
  }

  @Test
  @Tag("slow")
  void resumedEqualsUnbroken() {
    State middle;
    float[] unbroken;
    try (Engine engine = engine(DROPPING)) {
      Toy.train(engine, Toy.rows(12, 1), 0.01f);
      middle = engine.state();
      Toy.train(engine, Toy.rows(7, 2), 0.01f);
      unbroken = flat(engine.state().weights());
    }
    try (Engine engine = engine(DROPPING)) {
      engine.restore(middle);
      Toy.train(engine, Toy.rows(7, 2), 0.01f);
      assertThat(flat(engine.state().weights())).isEqualTo(unbroken);
      assertThat(engine.state().step()).isEqualTo(5);
    }
  }

  @Test
  @Tag("slow")
  void chunkSizeChangesNothing() {
    float[] rows = Toy.rows(12, 1);
    try (Engine whole = engine(DROPPING);
        Engine parts = engine(DROPPING)) {
      Toy.train(whole, rows, 0.01f);
      Toy.train(parts, Arrays.copyOf(rows, 4 * Toy.FEATURES), 0.01f);
      Toy.train(parts, Arrays.copyOfRange(rows, 4 * Toy.FEATURES, rows.length), 0.01f);
      assertThat(flat(parts.state().weights())).isEqualTo(flat(whole.state().weights()));
    }
  }

  @Test
  void paddingDoesNotCount() {
    float[] rows = Toy.rows(6, 1);
    try (Engine clean = engine(TOY);
        Engine dirty = engine(TOY)) {
      float[] junk = new float[12 * Toy.FEATURES];
      Arrays.fill(junk, 1e6f);
      dirty.buffer(0).put(junk);
      ChunkResult a = Toy.train(clean, rows, 0.01f);
      ChunkResult b = Toy.train(dirty, rows, 0.01f);
      assertThat(b).isEqualTo(a);
      assertThat(flat(dirty.state().weights())).isEqualTo(flat(clean.state().weights()));
    }
  }

  @Test
  void shortBatchWeighsItsOwnRows() {
    float[] rows = Toy.rows(2, 1);
    float[] twice = Arrays.copyOf(rows, 2 * rows.length);
    System.arraycopy(rows, 0, twice, rows.length, rows.length);
    try (Engine shorter = engine(TOY);
        Engine full = engine(TOY)) {
      Toy.train(shorter, rows, 0.01f);
      Toy.train(full, twice, 0.01f);
      assertThat(flat(shorter.state().weights()))
          .containsExactly(flat(full.state().weights()), Offset.offset(1e-6f));
    }
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void dropoutDependsOnSeedAndStepOnly(Execution execution) {
    float[] rows = Toy.rows(4, 1);
    try (Engine engine = engine(DROPPING, new Adam(0, 0), execution)) {
      double first = loss(Toy.train(engine, rows, 0));
      double second = loss(Toy.train(engine, rows, 0));
      engine.restore(new State(DROPPING.start(), zeros(), zeros(), 0));
      double again = loss(Toy.train(engine, rows, 0));

      assertThat(second).isNotCloseTo(first, within(1e-3));
      assertThat(again).isEqualTo(first);
    }
  }

  private static Weights zeros() {
    return shaped(new float[flat(TOY.start()).length]);
  }

  @Test
  void compilingAheadChangesNothing() {
    try (Engine engine = engine(TOY)) {
      engine.compile();
      assertThat(flat(engine.state().weights())).isEqualTo(flat(TOY.start()));
      assertThat(engine.state().step()).isZero();
    }
  }

  @Test
  void namesTheFirstStepAndTermThatIsNoNumber() {
    float[] rows = Toy.rows(12, 1);
    rows[5 * Toy.FEATURES] = Float.NaN;
    try (Engine engine = engine(TOY)) {
      ChunkResult result = Toy.train(engine, rows, 0.01f);
      assertThat(result.isFinite()).isFalse();
      assertThat(result.fault()).contains(new Fault(1, "error"));
    }
  }

  @Test
  void noticesSpoiltWeightsBeforeTheNextLoss() {
    try (Engine engine = engine(TOY)) {
      ChunkResult result = Toy.train(engine, Toy.rows(4, 1), Float.POSITIVE_INFINITY);
      assertThat(result.fault()).contains(new Fault(0, "weights"));
    }
  }

  @Test
  void refusesRatesThatDoNotFitTheRows() {
    try (Engine engine = engine(TOY)) {
      assertThatThrownBy(() -> engine.run(0, 9, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "9 rows in batches of 4 take 3 steps, of at most 3 in a chunk; got 2 learning rates");
    }
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  @Tag("slow")
  void nativeMemoryStaysTheSame(Execution execution) {
    float[] rows = Toy.rows(12, 1);
    try (Engine engine = engine(TOY, new Adam(0, 0), execution)) {
      for (int i = 0; i < 100; i++) {
        Toy.train(engine, rows, 0.001f);
      }
      long tensors = Pointer.totalCount();
      long before = Pointer.physicalBytes();
      for (int i = 0; i < 600; i++) {
        Toy.train(engine, rows, 0.001f);
      }
      assertThat(Pointer.totalCount()).isCloseTo(tensors, within(50L));
      assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
    }
  }
}
