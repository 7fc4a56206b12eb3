package io.hourglass.network;

import io.hourglass.layer.Affine;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Losses;
import io.hourglass.layer.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An architecture with weights, run forward. Immutable and thread-safe; the same bits for one row
 * or many, on any number of threads, on every machine.
 */
public final class Network {
  /**
   * Rows that go through the layers together: enough to share weights, few enough for the cache.
   */
  static final int BLOCK = Affine.BLOCK_ROWS;

  private final Architecture architecture;
  private final List<Step> encoder;
  private final List<Step> decoder;
  private final int features;
  private final int inputs;
  private final int outputs;
  private final int[] indicators;

  /**
   * Checks that every array is there and of its shape.
   *
   * @throws IllegalArgumentException if weights are lacking, of another shape or not finite
   */
  public Network(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    check(architecture.parameters(), weights);
    this.encoder = steps(architecture.encoder(), weights);
    this.decoder = steps(architecture.decoder(), weights);
    this.features = architecture.codec().width();
    this.inputs = architecture.input().size();
    this.outputs = architecture.codec().parameters();
    this.indicators = architecture.codec().indicators();
  }

  private static void check(List<Parameter> parameters, Weights weights) {
    for (Parameter parameter : parameters) {
      Weights.Tensor tensor = weights.arrays().get(parameter.name());
      if (tensor == null || !tensor.shape().equals(parameter.shape())) {
        throw new IllegalArgumentException(
            "weights \"%s\" must have the shape %s, got %s"
                .formatted(
                    parameter.name(), parameter.shape(), tensor == null ? "none" : tensor.shape()));
      }
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "weights \"%s\" must be finite, got %s".formatted(parameter.name(), value));
        }
      }
    }
    if (weights.arrays().size() != parameters.size()) {
      throw new IllegalArgumentException(
          "there must be %d arrays of weights, got %s"
              .formatted(parameters.size(), weights.arrays().keySet()));
    }
  }

  /** A stage ready to run; those that change nothing outside training are left out. */
  private record Step(Forward forward, int width) {
    float[] forward(float[] in, int rows) {
      float[] out = new float[rows * width];
      forward.apply(in, rows, out);
      return out;
    }
  }

  private static List<Step> steps(List<Stage> stages, Weights weights) {
    List<Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      if (!stage.layer().isIdentity()) {
        List<float[]> arrays =
            stage.parameters().stream().map(p -> weights.values(p.name())).toList();
        steps.add(new Step(stage.layer().forward(arrays, stage.input()), stage.output().size()));
      }
    }
    return List.copyOf(steps);
  }

  /** What it is made of. */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Codes of encoded rows.
   *
   * @param rows features side by side, NaN where missing
   * @return codes side by side
   */
  public float[] encode(float[] rows) {
    int count = count(rows, features, "features");
    return blocks(
        count,
        architecture.codeWidth(),
        (from, to) -> forward(encoder, inputs(rows, from, to), to - from));
  }

  /**
   * Outputs, the parameters of the likelihoods, from codes.
   *
   * @param codes side by side
   * @return outputs side by side
   */
  public float[] decode(float[] codes) {
    int width = architecture.codeWidth();
    int count = count(codes, width, "numbers of a code");
    return blocks(
        count,
        outputs,
        (from, to) ->
            forward(decoder, Arrays.copyOfRange(codes, from * width, to * width), to - from));
  }

  /** Outputs of encoded rows: {@link #encode} and {@link #decode} in one. */
  public float[] outputs(float[] rows) {
    return blocks(
        count(rows, features, "features"), outputs, (from, to) -> outputs(rows, from, to));
  }

  /** Outputs of rows {@code from} (included) to {@code to} (not included), on this thread. */
  float[] outputs(float[] rows, int from, int to) {
    float[] codes = forward(encoder, inputs(rows, from, to), to - from);
    return forward(decoder, codes, to - from);
  }

  private static int count(float[] values, int width, String what) {
    if (values.length % width != 0) {
      throw new IllegalArgumentException(
          "rows must have %d %s each, got %d values".formatted(width, what, values.length));
    }
    return values.length / width;
  }

  private static float[] forward(List<Step> steps, float[] in, int rows) {
    float[] values = in;
    for (Step step : steps) {
      values = step.forward(values, rows);
    }
    return values;
  }

  /** Features with 0 for missing, then the indicators. */
  private float[] inputs(float[] rows, int from, int to) {
    float[] in = new float[(to - from) * inputs];
    for (int row = from; row < to; row++) {
      System.arraycopy(rows, row * features, in, (row - from) * inputs, features);
    }
    // one sum tells whether any of them is missing, and costs less than a look at each
    if (Double.isNaN(Losses.sum(rows, from * features, to * features))) {
      fillGaps(rows, from, in);
    }
    return in;
  }

  private void fillGaps(float[] rows, int from, float[] in) {
    for (int at = 0, row = from; at < in.length; at += inputs, row++) {
      for (int i = 0; i < indicators.length; i++) {
        in[at + features + i] = Float.isNaN(rows[row * features + indicators[i]]) ? 1 : 0;
      }
      for (int i = at; i < at + features; i++) {
        in[i] = Float.isNaN(in[i]) ? 0 : in[i];
      }
    }
  }

  /** What is done with rows {@code from} (included) to {@code to} (not included). */
  interface BlockWork {
    float[] of(int from, int to);
  }

  /** Runs blocks of rows on the common pool and puts their results side by side. */
  static float[] blocks(int rows, int width, BlockWork work) {
    if (rows <= BLOCK) {
      return work.of(0, rows);
    }
    float[] results = new float[Math.multiplyExact(rows, width)];
    IntStream.range(0, (rows + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          int from = block * BLOCK;
          int to = Math.min(rows, from + BLOCK);
          float[] values = work.of(from, to);
          System.arraycopy(values, 0, results, from * width, values.length);
        });
    return results;
  }
}
