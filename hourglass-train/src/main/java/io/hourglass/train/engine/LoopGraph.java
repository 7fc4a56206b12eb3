package io.hourglass.train.engine;

import io.hourglass.train.engine.Variables.Extents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StatelessWhile;
import org.tensorflow.proto.DataType;

/**
 * A step, or the loop of all steps of a chunk, in a graph.
 *
 * @param step the step
 * @param extents of its variables
 */
record LoopGraph(StepGraph step, Extents extents) {
  /** The feeds, all of {@link Variables}, and the fetches: those from the report on. */
  record Call(List<Operand<?>> feeds, List<Output<?>> fetches) {}

  Call build(Ops tf, Execution execution) {
    return switch (execution) {
      case LOOP_XLA -> loop(tf);
      case PER_STEP -> step(tf);
    };
  }

  private Call step(Ops tf) {
    Variables before = Variables.placeholders(tf, extents);
    List<Output<?>> fetches = new ArrayList<>();
    returned(step.after(tf, before).list()).forEach(value -> fetches.add(value.asOutput()));
    return new Call(before.list(), fetches);
  }

  /** Three functions: more to do, do a step, loop; the last called as one compiled whole. */
  private Call loop(Ops tf) {
    try (ConcreteFunction more = ConcreteFunction.create(this::more);
        ConcreteFunction body = ConcreteFunction.create(this::body);
        ConcreteFunction loop = ConcreteFunction.create(ops -> loop(ops, more, body))) {
      List<Operand<?>> feeds = Variables.placeholders(tf, extents).list();
      Output<?>[] inputs = feeds.stream().map(Operand::asOutput).toArray(Output[]::new);
      return new Call(feeds, compiled(tf, loop, inputs, returned(feeds).size()));
    }
  }

  private static List<Output<?>> compiled(
      Ops tf, ConcreteFunction function, Output<?>[] inputs, int outputs) {
    OperationBuilder call = tf.scope().opBuilder("PartitionedCall", "train").addInputList(inputs);
    call.setAttr("Tout", floats(outputs));
    call.setAttr("f", function);
    call.setAttr("_XlaMustCompile", true);
    return List.of(call.build().outputList(0, outputs));
  }

  private static DataType[] floats(int count) {
    DataType[] types = new DataType[count];
    Arrays.fill(types, DataType.DT_FLOAT);
    return types;
  }

  private static List<Operand<?>> returned(List<Operand<?>> variables) {
    return variables.subList(Variables.REPORT, variables.size());
  }

  private Signature more(Ops tf) {
    Variables variables = Variables.placeholders(tf, extents);
    return inputs("more", variables)
        .output("more", tf.math.less(variables.index(), variables.control(tf, 0)))
        .build();
  }

  private Signature body(Ops tf) {
    Variables before = Variables.placeholders(tf, extents);
    return outputs(inputs("step", before), step.after(tf, before).list());
  }

  private Signature loop(Ops tf, ConcreteFunction more, ConcreteFunction body) {
    Variables before = Variables.placeholders(tf, extents);
    StatelessWhile loop = tf.statelessWhile(before.list(), more, body);
    return outputs(inputs("chunk", before), returned(new ArrayList<>(loop.output())));
  }

  private static Signature.Builder inputs(String name, Variables variables) {
    Signature.Builder signature = Signature.builder(name);
    for (Operand<?> variable : variables.list()) {
      signature.input(variable.op().name(), variable);
    }
    return signature;
  }

  private static Signature outputs(Signature.Builder signature, List<Operand<?>> values) {
    for (int i = 0; i < values.size(); i++) {
      signature.output("value" + i, values.get(i));
    }
    return signature.build();
  }
}
