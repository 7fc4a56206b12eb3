package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.Layout;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Corruptions within the graph are of the same kind as those in plain Java. */
class CorruptionGraphTest {
  private static final int KINDS = 14;
  private static final int ROWS = 500 * KINDS;

  /** In standard deviations: with so many comparisons a lower bound would be met by chance. */
  private static final double BOUND = 5;

  private final Table table = Models.everyKind(KINDS, 3);
  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
  private final Rows clean = repeated(codec.encode(table));

  static List<Corruption> corruptions() {
    return Examples.corruptions();
  }

  private static Rows repeated(Rows few) {
    float[] values = new float[ROWS * few.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = few.values()[i % few.values().length];
    }
    return new Rows(values, few.width());
  }

  /** What a graph makes of rows, with a seed. */
  private static float[] run(Rows rows, int step, Function<Step, Operand<TFloat32>> work) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> in =
          tf.constant(Shape.of(rows.rows(), rows.width()), DataBuffers.of(rows.values()));
      Operand<TFloat32> out = work.apply(new Step(tf, in, tf.array(7, step)));
      try (Session session = new Session(graph);
          TFloat32 result = (TFloat32) session.runner().fetch(out).run().get(0)) {
        float[] values = new float[rows.values().length];
        result.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  private record Step(Ops tf, Operand<TFloat32> rows, Operand<org.tensorflow.types.TInt32> seed) {}

  private float[] inGraph(Corruption corruption, int step) {
    return run(
        clean,
        step,
        s ->
            new CorruptionGraph(s.tf(), Layout.of(codec), ROWS, s.seed())
                .corrupted(corruption, s.rows()));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void meansVariancesAndSharesAgreeWithPlainJava(Corruption corruption) {
    float[] graph = inGraph(corruption, 1);
    float[] java = corruption.corrupt(clean, codec, 1).values();
    for (int feature = 0; feature < clean.width(); feature++) {
      String name = "feature " + feature;
      agree(name + ", value", statistics(graph, feature, this::value), java, feature, this::value);
      agree(
          name + ", square", statistics(graph, feature, this::square), java, feature, this::square);
      agree(
          name + ", changed",
          statistics(graph, feature, this::changed),
          java,
          feature,
          this::changed);
    }
  }

  /** How a feature is measured, in its place. */
  private interface Measure {
    double of(float[] corrupted, int at);
  }

  private double value(float[] corrupted, int at) {
    return Float.isNaN(corrupted[at]) ? -7 : corrupted[at];
  }

  private double square(float[] corrupted, int at) {
    return value(corrupted, at) * value(corrupted, at);
  }

  private double changed(float[] corrupted, int at) {
    return Float.compare(corrupted[at], clean.values()[at]) == 0 ? 0 : 1;
  }

  private record Statistics(double mean, double variance) {}

  private Statistics statistics(float[] corrupted, int feature, Measure measure) {
    double sum = 0;
    double squares = 0;
    for (int at = feature; at < corrupted.length; at += clean.width()) {
      double x = measure.of(corrupted, at);
      sum += x;
      squares += x * x;
    }
    double mean = sum / ROWS;
    return new Statistics(mean, Math.max(0, squares / ROWS - mean * mean));
  }

  private void agree(String what, Statistics graph, float[] java, int feature, Measure measure) {
    Statistics own = statistics(java, feature, measure);
    double deviation = Math.sqrt((own.variance() + graph.variance()) / ROWS);
    assertThat(graph.mean()).as(what).isCloseTo(own.mean(), within(BOUND * deviation + 1e-6));
  }

  /** Whether what changes together in a row does so here too: columns, blocks. */
  @ParameterizedTest
  @MethodSource("corruptions")
  void asManyFeaturesOfARowChange(Corruption corruption) {
    double[] graph = changes(inGraph(corruption, 1));
    double[] java = changes(corruption.corrupt(clean, codec, 1).values());
    double mean = IntStream.range(0, ROWS).mapToDouble(row -> java[row]).sum() / ROWS;
    for (int power = 1; power <= 2; power++) {
      double[] own = powers(java, mean, power);
      double[] other = powers(graph, mean, power);
      assertThat(other[0])
          .as("moment " + power)
          .isCloseTo(own[0], within(BOUND * Math.sqrt((own[1] + other[1]) / ROWS) + 1e-9));
    }
  }

  private double[] changes(float[] corrupted) {
    double[] counts = new double[ROWS];
    for (int at = 0; at < corrupted.length; at++) {
      counts[at / clean.width()] += changed(corrupted, at);
    }
    return counts;
  }

  private static double[] powers(double[] counts, double center, int power) {
    double mean = 0;
    double square = 0;
    for (double count : counts) {
      double term = Math.pow(count - center, power);
      mean += term / counts.length;
      square += term * term / counts.length;
    }
    return new double[] {mean, square - mean * mean};
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void whatIsMissingStaysMissing(Corruption corruption) {
    float[] corrupted = inGraph(corruption, 1);
    assertThat(IntStream.range(0, corrupted.length).filter(i -> Float.isNaN(clean.values()[i])))
        .isNotEmpty()
        .allMatch(i -> Float.isNaN(corrupted[i]));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void theSameSeedGivesTheSame(Corruption corruption) {
    float[] corrupted = inGraph(corruption, 1);
    assertThat(inGraph(corruption, 1)).isEqualTo(corrupted);
    double changes = IntStream.range(0, ROWS).mapToDouble(i -> changed(corrupted, i)).sum();
    assertThat(java.util.Arrays.equals(inGraph(corruption, 2), corrupted)).isEqualTo(changes == 0);
  }

  @Test
  void drawsImagesWhiteAsOftenAsTheyAreBright() {
    Table pictures = Models.pictures(1, 3, 4, 5);
    Codec dynamic =
        CodecFit.defaults()
            .withBinarization(Binarization.DYNAMIC)
            .fit(TableSource.of(Models.pictures(2, 3, 4, 5)))
            .codec();
    Rows bright = repeated(dynamic.encode(pictures));
    float[] drawn =
        run(bright, 1, s -> BinarizationGraph.sampled(s.tf(), dynamic, s.rows(), s.seed()));
    for (int feature = 0; feature < bright.width(); feature++) {
      double white = 0;
      for (int at = feature; at < drawn.length; at += bright.width()) {
        assertThat(drawn[at] == 0 || drawn[at] == 1).isTrue();
        white += drawn[at] / ROWS;
      }
      assertThat(white).isCloseTo(bright.values()[feature], within(BOUND * 0.5 / Math.sqrt(ROWS)));
    }
    float[] next =
        run(bright, 2, s -> BinarizationGraph.sampled(s.tf(), dynamic, s.rows(), s.seed()));
    assertThat(next).isNotEqualTo(drawn);
  }

  @Test
  void drawsNothingElse() {
    float[] same = run(clean, 1, s -> BinarizationGraph.sampled(s.tf(), codec, s.rows(), s.seed()));
    assertThat(same).isEqualTo(clean.values());
  }
}
