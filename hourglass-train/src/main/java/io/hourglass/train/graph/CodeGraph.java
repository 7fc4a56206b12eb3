package io.hourglass.train.graph;

import io.hourglass.latent.Penalty;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A deterministic code as a graph: the head's output itself.
 *
 * @param graph of the latent
 * @param penalty loss term of the code
 */
record CodeGraph(LatentGraph graph, Penalty penalty) implements BottleneckGraph {
  @Override
  public Operand<TFloat32> code(Operand<TFloat32> head) {
    return head;
  }

  @Override
  public LatentSamples sample(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    if (penalty.isNone()) {
      return new LatentSamples(head, 1, graph::only, Map.of(), List.of(), Map.of());
    }
    return penalized(
        head,
        PenaltyGraph.GRAPHS.build(penalty, new PenaltyGraph.Input(graph, head, inputs, step)));
  }

  private LatentSamples penalized(Operand<TFloat32> head, Operand<TFloat32> nats) {
    return new LatentSamples(
        head,
        1,
        reconstruction -> graph.tf().math.add(graph.only(reconstruction), nats),
        Map.of("penalty", nats),
        List.of(),
        Map.of());
  }
}
