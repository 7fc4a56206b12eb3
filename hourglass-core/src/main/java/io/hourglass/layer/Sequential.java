package io.hourglass.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers in sequence, within another layer.
 *
 * @param prefix of the names of their weights: {@code prefix0.kernel} of the first
 * @param layers in order; none for the identity
 */
record Sequential(String prefix, List<Layer> layers) {
  Shape output(Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  List<PlacedLayer> stages(Shape input) {
    List<PlacedLayer> stages = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      stages.add(new PlacedLayer(prefix + i, layers.get(i), shape));
      shape = layers.get(i).output(shape);
    }
    return stages;
  }

  /** The forward pass with its own weights, as many as its layers have parameters. */
  Forward forward(List<float[]> weights, Shape input) {
    List<Step> steps = new ArrayList<>();
    int used = 0;
    for (PlacedLayer stage : stages(input)) {
      int end = used + stage.parameters().size();
      if (!stage.layer().isIdentity()) {
        steps.add(Step.of(stage, weights.subList(used, end)));
      }
      used = end;
    }
    int width = input.size();
    return (in, rows, out) -> apply(steps, in, rows * width, rows, out);
  }

  private record Step(Forward forward, int width) {
    static Step of(PlacedLayer stage, List<float[]> weights) {
      Forward forward = stage.layer().forward(weights, stage.input());
      return new Step(forward, stage.layer().output(stage.input()).size());
    }
  }

  private static void apply(List<Step> steps, float[] in, int length, int rows, float[] out) {
    float[] values = in;
    for (int i = 0; i < steps.size(); i++) {
      float[] next = i == steps.size() - 1 ? out : new float[rows * steps.get(i).width()];
      steps.get(i).forward().apply(values, rows, next);
      values = next;
    }
    if (steps.isEmpty()) {
      System.arraycopy(in, 0, out, 0, length);
    }
  }
}
