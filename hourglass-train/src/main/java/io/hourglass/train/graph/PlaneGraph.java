package io.hourglass.train.graph;

import io.hourglass.layer.AveragePool;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Shape;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Layers over planes of pixels, (batch, height, width, channels), as graphs. A sequence is a plane
 * of height 1, since TensorFlow's convolutions are two-dimensional.
 *
 * @param tf where the operations go
 * @param batch rows of every tensor
 */
record PlaneGraph(Ops tf, int batch) {
  Operand<TFloat32> conv(Conv conv, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
    Operand<TFloat32> sums =
        tf.nn.conv2d(
            plane(x),
            kernel(weights.get(0), conv.kernel()),
            perPixel(conv.strides()),
            conv.padding().name());
    return ActivationGraph.of(tf, conv.activation(), tf.nn.biasAdd(sums, weights.get(1)));
  }

  /** A transposed convolution: the gradient of a convolution with respect to its input. */
  Operand<TFloat32> convTranspose(
      ConvTranspose conv, List<Operand<TFloat32>> weights, Operand<TFloat32> x, Shape output) {
    Operand<TFloat32> sums =
        tf.nn.conv2dBackpropInput(
            tf.array(plane(output)),
            kernel(weights.get(0), conv.kernel()),
            plane(x),
            perPixel(conv.strides()),
            conv.padding().name());
    return ActivationGraph.of(tf, conv.activation(), tf.nn.biasAdd(sums, weights.get(1)));
  }

  Operand<TFloat32> maxPool(MaxPool pool, Operand<TFloat32> x) {
    return tf.nn.maxPool(
        plane(x),
        tf.array(ints(perPixel(pool.window()))),
        tf.array(ints(perPixel(pool.strides()))),
        pool.padding().name());
  }

  Operand<TFloat32> averagePool(AveragePool pool, Operand<TFloat32> x) {
    return tf.nn.avgPool(
        plane(x), perPixel(pool.window()), perPixel(pool.strides()), pool.padding().name());
  }

  Operand<TFloat32> upsample(Operand<TFloat32> x, Shape output) {
    int[] extents = plane(output);
    return tf.image.resizeNearestNeighbor(plane(x), tf.array(extents[1], extents[2]));
  }

  private Operand<TFloat32> plane(Operand<TFloat32> x) {
    return x.shape().numDimensions() == 4 ? x : tf.expandDims(x, tf.constant(1));
  }

  private int[] plane(Shape shape) {
    List<Integer> extents = new ArrayList<>(shape.extents());
    if (extents.size() == 2) {
      extents.add(0, 1);
    }
    extents.add(0, batch);
    return ints(extents);
  }

  private Operand<TFloat32> kernel(Operand<TFloat32> weights, List<Integer> kernel) {
    return kernel.size() == 2 ? weights : tf.expandDims(weights, tf.constant(0));
  }

  private static int[] ints(List<? extends Number> values) {
    return values.stream().mapToInt(Number::intValue).toArray();
  }

  /** Extents of height and width with 1 for the batch before and 1 for channels after them. */
  private static List<Long> perPixel(List<Integer> extents) {
    return List.of(
        1L, extents.size() == 1 ? 1L : extents.get(0), (long) extents.get(extents.size() - 1), 1L);
  }
}
