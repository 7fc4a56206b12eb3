package io.hourglass.layer;

import java.util.List;

/**
 * One step of a network: a rule from shape to shape, the weights it needs, and its forward pass in
 * plain Java. Its TensorFlow graph, used in training alone, is in {@code hourglass-train}.
 */
public sealed interface Layer
    permits AveragePool,
        BatchNorm,
        Conv,
        ConvTranspose,
        Dense,
        Dropout,
        Flatten,
        Gated,
        LayerNorm,
        LearnedConstants,
        MaxPool,
        Reshape,
        Residual,
        Upsample {
  /**
   * The shape of the output for a shape of the input.
   *
   * @throws IllegalArgumentException if the input has an unsupported shape
   */
  Shape output(Shape input);

  /** The weights it learns, in order. */
  default List<Parameter> parameters(Shape input) {
    return List.of();
  }

  /** Whether its forward pass, outside training, gives out the very values it takes in. */
  default boolean isIdentity() {
    return false;
  }

  /** Whether it slides over pixels: engines are chosen by it, for some are made for that. */
  default boolean isConvolutional() {
    return false;
  }

  /**
   * The forward pass outside training, with weights laid out for it once.
   *
   * @param weights the arrays of {@link #parameters}, in that order
   * @param input of one row
   */
  Forward forward(List<float[]> weights, Shape input);
}
