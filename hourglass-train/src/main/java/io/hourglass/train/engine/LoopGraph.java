package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.StatelessWhile;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The step function as the body of a loop over the batches of a chunk, the whole of it compiled by
 * XLA. Gradients are taken inside the body, never through the loop.
 *
 * <p>The loop carries, in this order: the batch's number, number of batches, number of rows, steps
 * taken before, seed; the chunk, the rates, the sums; weights, first moments, second moments.
 *
 * @param step what is learned and lost
 * @param adam how
 * @param batch rows per step
 * @param steps batches of a chunk
 */
record LoopGraph(StepFunction step, Adam adam, int batch, int steps) {
  static final int INTEGERS = 5;
  static final int CHUNK = 5;
  static final int RATES = 6;
  static final int SUMS = 7;
  static final int STATE = 8;

  /** What is fed, and what comes back: sums, then the state. */
  record Call(List<Operand<?>> feeds, List<Output<?>> fetches) {}

  /** Adds the loop to a graph as one compiled call. */
  Call build(Ops tf) {
    ConcreteFunction body = ConcreteFunction.create(this::body);
    ConcreteFunction condition = ConcreteFunction.create(this::condition);
    ConcreteFunction loop = ConcreteFunction.create(ops -> loop(ops, condition, body));
    List<Operand<?>> feeds = inputs(tf, Signature.builder("feeds"));
    List<DataType> types = new ArrayList<>();
    feeds.subList(SUMS, feeds.size()).forEach(feed -> types.add(feed.asOutput().dataType()));
    OperationBuilder call =
        tf.scope()
            .opBuilder("PartitionedCall", "train")
            .addInputList(feeds.stream().map(Operand::asOutput).toArray(Output[]::new))
            .setAttr("Tout", types.toArray(DataType[]::new))
            .setAttr("f", loop)
            .setAttr("_XlaMustCompile", true);
    Operation operation = call.build();
    List<Output<?>> fetches = new ArrayList<>();
    IntStream.range(0, types.size()).forEach(i -> fetches.add(operation.output(i)));
    return new Call(feeds, fetches);
  }

  private List<Operand<?>> inputs(Ops tf, Signature.Builder signature) {
    List<Operand<?>> inputs = new ArrayList<>();
    for (int i = 0; i < INTEGERS; i++) {
      inputs.add(tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar())));
    }
    inputs.add(floats(tf, Shape.of((long) steps * batch, step.features())));
    inputs.add(floats(tf, Shape.of(steps)));
    inputs.add(floats(tf, Shape.of(step.terms().size())));
    for (int part = 0; part < 3; part++) {
      step.parameters().forEach(p -> inputs.add(floats(tf, shape(p.shape()))));
    }
    for (int i = 0; i < inputs.size(); i++) {
      signature.input("x" + i, inputs.get(i));
    }
    return inputs;
  }

  private static Operand<TFloat32> floats(Ops tf, Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  static Shape shape(io.hourglass.layer.Shape shape) {
    return Shape.of(shape.extents().stream().mapToLong(Integer::longValue).toArray());
  }

  private Signature condition(Ops tf) {
    Signature.Builder signature = Signature.builder("more");
    List<Operand<?>> in = inputs(tf, signature);
    Operand<TBool> more = tf.math.less(integer(in, 0), integer(in, 1));
    return signature.output("more", more).build();
  }

  private Signature loop(Ops tf, ConcreteFunction condition, ConcreteFunction body) {
    Signature.Builder signature = Signature.builder("chunk");
    List<Operand<?>> in = inputs(tf, signature);
    StatelessWhile loop = tf.statelessWhile(in, condition, body);
    for (int i = SUMS; i < in.size(); i++) {
      signature.output("y" + i, loop.output().get(i));
    }
    return signature.build();
  }

  private Signature body(Ops tf) {
    Signature.Builder signature = Signature.builder("step");
    List<Operand<?>> in = inputs(tf, signature);
    List<Operand<?>> out = new ArrayList<>(in);
    out.set(0, tf.math.add(integer(in, 0), tf.constant(1)));
    Operand<TInt32> from = tf.math.mul(integer(in, 0), tf.constant(batch));
    Operand<TInt32> left = tf.math.sub(integer(in, 2), from);
    Operand<TInt32> number = tf.math.add(tf.math.add(integer(in, 3), integer(in, 0)), tf.constant(1));
    List<Operand<TFloat32>> weights = part(in, 0);
    Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      named.put(step.parameters().get(i).name(), weights.get(i));
    }
    Operand<TFloat32> rows =
        tf.slice(
            floats(in, CHUNK),
            tf.stack(List.of(from, tf.constant(0))),
            tf.array(batch, step.features()));
    Operand<TFloat32> sums =
        sums(tf, step.losses(tf, named, rows, tf.stack(List.of(integer(in, 4), number))), left);
    out.set(SUMS, tf.math.add(floats(in, SUMS), sums));
    learn(tf, in, out, sums, left, number);
    for (int i = 0; i < out.size(); i++) {
      signature.output("y" + i, out.get(i));
    }
    return signature.build();
  }

  /** Each term's sum over the rows that are there; a last, short batch is padded. */
  private Operand<TFloat32> sums(
      Ops tf, Map<String, Operand<TFloat32>> losses, Operand<TInt32> left) {
    Operand<TFloat32> present =
        tf.dtypes.cast(
            tf.math.less(tf.constant(IntStream.range(0, batch).toArray()), left), TFloat32.class);
    List<Operand<TFloat32>> sums = new ArrayList<>();
    step.terms()
        .forEach(term -> sums.add(tf.sum(tf.math.mul(losses.get(term), present), tf.array(0))));
    return tf.stack(sums);
  }

  private void learn(
      Ops tf,
      List<Operand<?>> in,
      List<Operand<?>> out,
      Operand<TFloat32> sums,
      Operand<TInt32> left,
      Operand<TInt32> number) {
    List<Operand<TFloat32>> weights = part(in, 0);
    List<Operand<TFloat32>> first = part(in, 1);
    List<Operand<TFloat32>> second = part(in, 2);
    Operand<TFloat32> count =
        tf.dtypes.cast(tf.math.minimum(left, tf.constant(batch)), TFloat32.class);
    Operand<TFloat32> loss = tf.math.div(tf.sum(sums, tf.array(0)), count);
    Gradients gradients = Gradients.create(tf.scope(), List.of(loss), weights);
    List<Adam.Slot> slots = new ArrayList<>();
    List<Operand<TFloat32>> slopes = new ArrayList<>();
    List<Parameter> parameters = step.parameters();
    for (int i = 0; i < weights.size(); i++) {
      slots.add(
          new Adam.Slot(weights.get(i), first.get(i), second.get(i), parameters.get(i).decays()));
      slopes.add(gradients.dy(i));
    }
    Operand<TFloat32> rate =
        tf.squeeze(tf.slice(floats(in, RATES), tf.stack(List.of(integer(in, 0))), tf.array(1)));
    Operand<TFloat32> count1 = tf.dtypes.cast(number, TFloat32.class);
    List<Adam.Slot> next = adam.step(tf, slots, slopes, rate, count1);
    int size = weights.size();
    for (int i = 0; i < size; i++) {
      out.set(STATE + i, next.get(i).weight());
      out.set(STATE + size + i, next.get(i).first());
      out.set(STATE + 2 * size + i, next.get(i).second());
    }
  }

  private List<Operand<TFloat32>> part(List<Operand<?>> in, int part) {
    int size = step.parameters().size();
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(floats(in, STATE + part * size + i));
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static Operand<TInt32> integer(List<Operand<?>> in, int at) {
    return (Operand<TInt32>) in.get(at);
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> floats(List<Operand<?>> in, int at) {
    return (Operand<TFloat32>) in.get(at);
  }
}
