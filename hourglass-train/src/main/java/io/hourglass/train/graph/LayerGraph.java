package io.hourglass.train.graph;

import io.hourglass.layer.AveragePool;
import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Gated;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LayerNorm;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import io.hourglass.layer.Upsample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Layers as graphs. A new layer is one line in {@link #GRAPHS}.
 *
 * @param tf where the operations go
 * @param rows of every tensor
 * @param mode whether the graph is for training
 * @param weights by name, those of other layers too
 */
record LayerGraph(Ops tf, int rows, GraphMode mode, Map<String, Operand<TFloat32>> weights) {
  /** The graph of every layer; its output may have any shape with the right number of values. */
  static final FamilyGraphs<Layer, Input, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<Layer, Input, Operand<TFloat32>>of(Layer.class)
          .with(AveragePool.class, (layer, in) -> in.planes().averagePool(layer, in.shaped()))
          .with(BatchNorm.class, (layer, in) -> in.norms().batch(layer, in))
          .with(Conv.class, (layer, in) -> in.planes().conv(layer, in.weights(), in.shaped()))
          .with(
              ConvTranspose.class,
              (layer, in) ->
                  in.planes().convTranspose(layer, in.weights(), in.shaped(), in.output()))
          .with(Dense.class, VectorGraph::dense)
          .with(Dropout.class, VectorGraph::dropout)
          .with(Flatten.class, (layer, in) -> in.x())
          .with(Gated.class, BlockGraph::gated)
          .with(LayerNorm.class, (layer, in) -> in.norms().layer(layer, in))
          .with(LearnedConstants.class, VectorGraph::learnedConstants)
          .with(MaxPool.class, (layer, in) -> in.planes().maxPool(layer, in.shaped()))
          .with(Reshape.class, (layer, in) -> in.x())
          .with(Residual.class, BlockGraph::residual)
          .with(Upsample.class, (layer, in) -> in.planes().upsample(in.shaped(), in.output()));

  /**
   * A layer's input.
   *
   * @param graph of the layers
   * @param placed the layer with its place and input shape
   * @param number of the layer, which sets its random numbers apart from those of others
   * @param x the values for every row, in any shape
   */
  record Input(LayerGraph graph, PlacedLayer placed, int number, Operand<TFloat32> x) {
    Ops tf() {
      return graph.tf();
    }

    /** The layer's weights, in order. */
    List<Operand<TFloat32>> weights() {
      return placed.parameters().stream()
          .<Operand<TFloat32>>map(parameter -> graph.weights().get(parameter.name()))
          .toList();
    }

    /** The values as (rows, extents of the layer's input). */
    Operand<TFloat32> shaped() {
      return graph.reshaped(x, placed.input());
    }

    /** The values as (rows, features). */
    Operand<TFloat32> flat() {
      return graph.reshaped(x, Shape.of(placed.input().size()));
    }

    /** Shape of the layer's output. */
    Shape output() {
      return placed.output();
    }

    private PlaneGraph planes() {
      return new PlaneGraph(tf(), graph.rows());
    }

    private NormGraph norms() {
      return new NormGraph(tf(), graph.mode());
    }
  }

  /**
   * The output of a layer, of shape (rows, extents of its output).
   *
   * @param number of the layer, which sets its random numbers apart from those of others
   */
  Operand<TFloat32> apply(PlacedLayer placed, int number, Operand<TFloat32> x) {
    Operand<TFloat32> output = GRAPHS.build(placed.layer(), new Input(this, placed, number, x));
    return reshaped(output, placed.output());
  }

  private Operand<TFloat32> reshaped(Operand<TFloat32> x, Shape shape) {
    if (Arrays.equals(x.shape().asArray(), extents(shape))) {
      return x;
    }
    return tf.reshape(x, tf.array(extents(shape)));
  }

  /** Extents of a tensor of that shape for every row. */
  long[] extents(Shape shape) {
    return LongStream.concat(
            LongStream.of(rows), shape.extents().stream().mapToLong(Integer::longValue))
        .toArray();
  }
}
