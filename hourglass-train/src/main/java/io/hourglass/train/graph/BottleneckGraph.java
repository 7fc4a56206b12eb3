package io.hourglass.train.graph;

import io.hourglass.train.engine.StepFunction.StepContext;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The graph of one latent. */
interface BottleneckGraph {
  /**
   * The code of every row outside training, without sampling.
   *
   * @param head the head's output, (batch, outputs)
   * @return (batch, width)
   */
  Operand<TFloat32> code(Operand<TFloat32> head);

  /**
   * The codes and loss terms of a training step.
   *
   * @param head the head's output for {@code inputs}
   * @param inputs the encoder's input
   */
  LatentSamples sample(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step);
}
