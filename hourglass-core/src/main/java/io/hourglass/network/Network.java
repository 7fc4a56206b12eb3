package io.hourglass.network;

import io.hourglass.latent.Inference;
import io.hourglass.latent.Latent;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.linalg.RowBlocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  private final Step code;
  private final Optional<Inference> inference;
  private final int features;
  private final int outputs;
  private final int[] conditions;
  private final NetworkInputs inputs;

  /**
   * Checks that every array is there and of its shape.
   *
   * @throws IllegalArgumentException if weights are lacking, of another shape or not finite
   */
  public Network(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    checkWeights(architecture.parameters(), weights);
    this.encoder = steps(architecture.encoder(), weights);
    this.decoder = steps(architecture.decoder(), weights);
    List<float[]> own = values(architecture.latentParameters(), weights);
    Latent latent = architecture.design().latent();
    this.code = new Step(latent.code(own), latent.width());
    this.inference = latent.inference(own, this::encodeHeads);
    this.features = architecture.codec().width();
    this.outputs = architecture.codec().parameters();
    this.conditions = architecture.conditions();
    this.inputs = new NetworkInputs(architecture);
  }

  private void encodeHeads(float[] in, int rows, float[] out) {
    float[] heads = forward(encoder, in, rows);
    System.arraycopy(heads, 0, out, 0, heads.length);
  }

  private static List<float[]> values(List<Parameter> parameters, Weights weights) {
    return parameters.stream().map(parameter -> weights.values(parameter.name())).toList();
  }

  private static void checkWeights(List<Parameter> parameters, Weights weights) {
    for (Parameter parameter : parameters) {
      checkFinite(parameter.name(), ofShape(parameter, weights).values());
    }
    if (weights.arrays().size() != parameters.size()) {
      throw new IllegalArgumentException(
          "there must be %d arrays of weights, got %s"
              .formatted(parameters.size(), weights.arrays().keySet()));
    }
  }

  private static Weights.Tensor ofShape(Parameter parameter, Weights weights) {
    Weights.Tensor tensor = weights.arrays().get(parameter.name());
    if (tensor == null || !tensor.shape().equals(parameter.shape())) {
      throw new IllegalArgumentException(
          "weights \"%s\" must have the shape %s, got %s"
              .formatted(
                  parameter.name(), parameter.shape(), tensor == null ? "none" : tensor.shape()));
    }
    return tensor;
  }

  private static void checkFinite(String name, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "weights \"%s\" must be finite, got %s".formatted(name, value));
      }
    }
  }

  /** A layer with its weights; layers that are the identity outside training have none. */
  private record Step(Forward forward, int width) {
    float[] forward(float[] in, int rows) {
      float[] out = new float[rows * width];
      forward.apply(in, rows, out);
      return out;
    }
  }

  private static List<Step> steps(List<PlacedLayer> stages, Weights weights) {
    List<Step> steps = new ArrayList<>();
    for (PlacedLayer stage : stages) {
      if (!stage.layer().isIdentity()) {
        List<float[]> arrays = values(stage.parameters(), weights);
        steps.add(new Step(stage.layer().forward(arrays, stage.input()), stage.output().size()));
      }
    }
    return List.copyOf(steps);
  }

  /** The architecture. */
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
        (from, to) ->
            code.forward(forward(encoder, inputs.of(rows, from, to), to - from), to - from));
  }

  /**
   * The outputs of the encoder's last layer for encoded rows: the codes themselves, or the
   * parameters of distributions over codes.
   *
   * @param rows features side by side, NaN where missing
   */
  public float[] heads(float[] rows) {
    int count = count(rows, features, "features");
    int width = architecture.encoder().get(architecture.encoder().size() - 1).output().size();
    return blocks(
        count, width, (from, to) -> forward(encoder, inputs.of(rows, from, to), to - from));
  }

  /** The distributions over codes, where the latent has any. */
  public Optional<Inference> inference() {
    return inference;
  }

  /**
   * Outputs, the parameters of the likelihoods, from codes.
   *
   * @param codes side by side, each followed by the features that are given, if there are any
   * @return outputs side by side
   */
  public float[] decode(float[] codes) {
    int width = architecture.decodedWidth();
    int count = count(codes, width, "latent dimensions");
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
    float[] heads = forward(encoder, inputs.of(rows, from, to), to - from);
    float[] codes = code.forward(heads, to - from);
    return forward(decoder, given(codes, rows, from, to), to - from);
  }

  /**
   * Codes with the features beside them that the decoder is given.
   *
   * @param codes side by side
   * @param rows the encoded rows they belong to, side by side
   */
  public float[] given(float[] codes, float[] rows) {
    return given(codes, rows, 0, count(rows, features, "features"));
  }

  private float[] given(float[] codes, float[] rows, int from, int to) {
    return conditions.length == 0 ? codes : withConditions(codes, rows, from, to);
  }

  private float[] withConditions(float[] codes, float[] rows, int from, int to) {
    int width = architecture.codeWidth();
    int stride = width + conditions.length;
    float[] all = new float[(to - from) * stride];
    for (int row = from; row < to; row++) {
      int at = (row - from) * stride;
      System.arraycopy(codes, (row - from) * width, all, at, width);
      copyConditions(rows, row * features, all, at + width);
    }
    return all;
  }

  private void copyConditions(float[] rows, int row, float[] to, int at) {
    for (int i = 0; i < conditions.length; i++) {
      float value = rows[row + conditions[i]];
      to[at + i] = Float.isNaN(value) ? 0 : value;
    }
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

  /** The work on rows {@code from} (included) to {@code to} (not included). */
  interface BlockWork {
    float[] of(int from, int to);
  }

  /** Runs blocks of rows on the common pool and puts their results side by side. */
  static float[] blocks(int rows, int width, BlockWork work) {
    if (rows <= BLOCK) {
      return work.of(0, rows);
    }
    float[] results = new float[Math.multiplyExact(rows, width)];
    RowBlocks.forEach(rows, BLOCK, (from, to) -> copy(work.of(from, to), results, from * width));
    return results;
  }

  private static void copy(float[] values, float[] to, int at) {
    System.arraycopy(values, 0, to, at, values.length);
  }
}
