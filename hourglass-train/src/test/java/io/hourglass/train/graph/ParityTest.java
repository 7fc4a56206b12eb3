package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Weights;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/** Plain Java, TensorFlow and finite differences agree on designs with every activation. */
class ParityTest {
  private static final int ROWS = 24;

  private final Table table = everyKind();
  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
  private final float[] rows = codec.encode(table).values();

  /** A column of every type, with gaps where there can be. */
  private static Table everyKind() {
    SplittableRandom random = new SplittableRandom(4);
    double[] numbers = random.doubles(ROWS).toArray();
    numbers[3] = Double.NaN;
    double[] more = random.doubles(ROWS).toArray();
    long[] moments = random.longs(ROWS, 0, 2_000_000_000_000L).toArray();
    moments[5] = TimestampColumn.MISSING;
    List<String> names =
        IntStream.range(0, ROWS).mapToObj(row -> row == 7 ? "" : "n" + row % 3).toList();
    byte[][] pictures = new byte[ROWS][12];
    for (byte[] picture : pictures) {
      random.nextBytes(picture);
    }
    List<Column> columns =
        List.of(
            new NumericColumn("gaps", numbers),
            new NumericColumn("whole", more),
            new TimestampColumn("moment", moments),
            CategoricalColumn.of("name", names),
            new ImageColumn("picture", new ColumnType.Image(2, 2, 3), pictures));
    assertThat(columns.stream().map(Object::getClass).distinct())
        .as("a column of every kind")
        .hasSize(Column.class.getPermittedSubclasses().length);
    return new Table("every kind", columns);
  }

  private static Design someLayers() {
    List<Layer> encoder = new ArrayList<>();
    encoder.add(new Dense(12, Activation.TANH));
    encoder.add(new Dropout(0.5));
    encoder.add(new Reshape(Shape.of(3, 2, 2)));
    encoder.add(new Flatten());
    encoder.add(new LearnedConstants(List.of(0, 3, 4, 14), Initializer.UNIFORM));
    return new Design(
        encoder,
        new Code(5, Activation.LINEAR),
        List.of(new Dense(9, Activation.SILU)),
        new NoCorruption(),
        Map.of());
  }

  private static Design everyActivation() {
    List<Layer> encoder =
        Arrays.stream(Activation.values())
            .<Layer>map(activation -> new Dense(8, activation))
            .toList();
    return new Design(
        encoder, new Code(5, Activation.LINEAR), List.of(), new NoCorruption(), Map.of());
  }

  @Test
  void outputsAgree() {
    for (Design design : List.of(someLayers(), everyActivation())) {
      Architecture architecture = Architecture.of(design, codec);
      Weights weights = Weights.start(architecture.parameters(), 5);
      float[] java = new Network(architecture, weights).outputs(rows);
      float[] tensorFlow = evaluated(architecture, weights, true).get(0);
      assertThat(java).hasSameSizeAs(tensorFlow);
      for (int i = 0; i < java.length; i++) {
        assertThat(java[i]).isCloseTo(tensorFlow[i], within(1e-5f));
      }
    }
  }

  @Test
  void lossesAgreeRowByRow() {
    Architecture architecture = Architecture.of(withoutDropout(), codec);
    Weights weights = Weights.start(architecture.parameters(), 5);
    double[] java = new ReconstructionScorer(new Network(architecture, weights)).score(rows).nats();
    float[] tensorFlow = evaluated(architecture, weights, false).get(0);
    for (int i = 0; i < java.length; i++) {
      assertThat((double) tensorFlow[i]).isCloseTo(java[i], withinPercentage(0.001));
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Architecture architecture = Architecture.of(withoutDropout(), codec);
    Weights weights = Weights.start(architecture.parameters(), 5);
    List<float[]> results = evaluated(architecture, weights, false);
    List<String> names = List.copyOf(weights.arrays().keySet());
    for (int array = 0; array < names.size(); array++) {
      float[] gradient = results.get(1 + array);
      int at = largest(gradient);
      double up = loss(architecture, weights, names.get(array), at, 1e-2f);
      double down = loss(architecture, weights, names.get(array), at, -1e-2f);
      assertThat((double) gradient[at])
          .as(names.get(array))
          .isCloseTo((up - down) / 2e-2, withinPercentage(1));
    }
  }

  /** Smooth activations only: differences need derivatives. */
  private static Design withoutDropout() {
    return Design.dense(List.of(10, 6, 4), Activation.TANH, Activation.LINEAR);
  }

  private static int largest(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .max((a, b) -> Float.compare(Math.abs(values[a]), Math.abs(values[b])))
        .orElseThrow();
  }

  private double loss(
      Architecture architecture, Weights weights, String name, int at, float change) {
    float[] changed = weights.values(name).clone();
    changed[at] += change;
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>(weights.arrays());
    arrays.computeIfPresent(name, (key, array) -> new Weights.Tensor(array.shape(), changed));
    Network network = new Network(architecture, new Weights(arrays));
    return Arrays.stream(new ReconstructionScorer(network).score(rows).nats()).sum();
  }

  /** The outputs; or the losses of all rows, then the gradient of their sum by every array. */
  private List<float[]> evaluated(Architecture architecture, Weights weights, boolean outputs) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Map<String, Operand<TFloat32>> fed = new LinkedHashMap<>();
      weights.arrays().forEach((name, array) -> fed.put(name, constant(tf, array)));
      Operand<TFloat32> in = constant(tf, new Weights.Tensor(Shape.of(ROWS, codec.width()), rows));
      DesignGraph design = new DesignGraph(architecture, ROWS);
      Session.Runner runner;
      try (Session session = new Session(graph)) {
        runner = session.runner();
        if (outputs) {
          runner.fetch(design.outputs(tf, fed, in));
        } else {
          Operand<TFloat32> losses = design.losses(tf, fed, in, step(tf)).objective();
          runner.fetch(losses);
          Operand<TFloat32> sum = tf.sum(losses, tf.array(0));
          Gradients gradients =
              Gradients.create(tf.scope(), List.of(sum), List.copyOf(fed.values()));
          gradients.dy().forEach(runner::fetch);
        }
        List<float[]> results = new ArrayList<>();
        runner.run().forEach(entry -> results.add(values((TFloat32) entry.getValue())));
        return results;
      }
    }
  }

  private static StepContext step(Ops tf) {
    return new StepContext(
        tf.array(0, 0), tf.constant(1f), tf.ones(tf.array(ROWS), TFloat32.class));
  }

  private static Operand<TFloat32> constant(Ops tf, Weights.Tensor array) {
    return tf.constant(
        org.tensorflow.ndarray.Shape.of(
            array.shape().extents().stream().mapToLong(Integer::longValue).toArray()),
        DataBuffers.of(array.values()));
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }
}
