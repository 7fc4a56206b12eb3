package io.hourglass.train.graph;

import io.hourglass.layer.Gated;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Layers made of layers, as graphs. */
final class BlockGraph {
  /** Distance of the numbers of layers within a layer from those around it. */
  private static final int WITHIN = 1000;

  private BlockGraph() {}

  static Operand<TFloat32> residual(Residual residual, LayerGraph.Input in) {
    Shape shape = in.placed().input();
    int first = first(in);
    Operand<TFloat32> branch = through(residual.branch(shape), in, first);
    Operand<TFloat32> shortcut = through(residual.shortcut(shape), in, first);
    return ActivationGraph.of(in.tf(), residual.activation(), in.tf().math.add(shortcut, branch));
  }

  static Operand<TFloat32> gated(Gated gated, LayerGraph.Input in) {
    Shape shape = in.placed().input();
    int first = first(in);
    Operand<TFloat32> value = through(List.of(gated.value(shape)), in, first);
    Operand<TFloat32> gate = through(List.of(gated.gate(shape)), in, first + 1);
    return in.tf().math.mul(value, in.tf().math.sigmoid(gate));
  }

  private static int first(LayerGraph.Input in) {
    return (in.number() + 1) * WITHIN;
  }

  private static Operand<TFloat32> through(
      List<PlacedLayer> layers, LayerGraph.Input in, int first) {
    Operand<TFloat32> x = in.shaped();
    for (int i = 0; i < layers.size(); i++) {
      x = in.graph().apply(layers.get(i).within(in.placed()), first + i, x);
    }
    return x;
  }
}
