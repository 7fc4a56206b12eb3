package io.hourglass.train.graph;

import io.hourglass.codec.Block;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.network.Architecture;
import io.hourglass.network.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An autoencoder as a graph, in the order of the mathematics: take in, encode, decode, lose.
 *
 * @param architecture what it is made of
 * @param batch rows of every tensor
 */
public record DesignGraph(Architecture architecture, int batch) {
  /**
   * The likelihoods' parameters for encoded rows.
   *
   * @param weights by name
   * @param rows (batch, features), NaN where missing
   * @param seed two numbers, other ones at every step
   * @param training whether dropout drops
   * @return (batch, parameters)
   */
  public Operand<TFloat32> outputs(
      Ops tf,
      Map<String, Operand<TFloat32>> weights,
      Operand<TFloat32> rows,
      Operand<TInt32> seed,
      boolean training) {
    LayerGraph layers = new LayerGraph(tf, batch, seed, training);
    Operand<TFloat32> x = inputs(tf, rows);
    int number = 0;
    for (Stage stage : architecture.stages()) {
      List<Operand<TFloat32>> own = new ArrayList<>();
      stage.parameters().forEach(parameter -> own.add(weights.get(parameter.name())));
      x = layers.apply(stage, number++, own, x);
    }
    return tf.reshape(x, tf.array(batch, architecture.codec().parameters()));
  }

  /** Features with 0 for missing, then the indicators. */
  private Operand<TFloat32> inputs(Ops tf, Operand<TFloat32> rows) {
    int[] indicators = architecture.codec().indicators();
    if (indicators.length == 0) {
      return rows;
    }
    Operand<TBool> missing = tf.math.isNan(rows);
    Operand<TFloat32> present = tf.select(missing, tf.zerosLike(rows), rows);
    Operand<TFloat32> flags =
        tf.gather(tf.dtypes.cast(missing, TFloat32.class), tf.array(indicators), tf.constant(1));
    return tf.concat(List.of(present, flags), tf.constant(1));
  }

  /**
   * What is lost on every row, in nats, by name of the term; the first is minimized.
   *
   * @return each of shape (batch)
   */
  public Map<String, Operand<TFloat32>> losses(
      Ops tf,
      Map<String, Operand<TFloat32>> weights,
      Operand<TFloat32> rows,
      Operand<TInt32> seed) {
    Operand<TFloat32> outputs = outputs(tf, weights, rows, seed, true);
    Map<String, Operand<TFloat32>> losses = new LinkedHashMap<>();
    losses.put("reconstruction", reconstruction(tf, rows, outputs));
    return losses;
  }

  private Operand<TFloat32> reconstruction(
      Ops tf, Operand<TFloat32> rows, Operand<TFloat32> outputs) {
    List<Run> runs = runs();
    List<Operand<TFloat32>> nats = new ArrayList<>();
    for (Run run : runs) {
      Operand<TFloat32> x = columns(tf, rows, run.feature(), run.width());
      Operand<TFloat32> z = columns(tf, outputs, run.output(), run.parameters());
      nats.add(tf.sum(counted(tf, run, x, z), tf.array(1)));
    }
    Operand<TFloat32> total = nats.get(0);
    for (Operand<TFloat32> term : nats.subList(1, nats.size())) {
      total = tf.math.add(total, term);
    }
    return total;
  }

  /** Nats per feature, 0 for the missing ones; where nothing can be missing, nothing is checked. */
  private static Operand<TFloat32> counted(
      Ops tf, Run run, Operand<TFloat32> x, Operand<TFloat32> z) {
    if (!run.nullable()) {
      return LikelihoodGraph.nats(tf, run.likelihood(), x, z);
    }
    Operand<TBool> missing = tf.math.isNan(x);
    // twice: a NaN must not reach the gradient either
    Operand<TFloat32> present = tf.select(missing, tf.zerosLike(x), x);
    Operand<TFloat32> nats = LikelihoodGraph.nats(tf, run.likelihood(), present, z);
    return tf.select(missing, tf.zerosLike(nats), nats);
  }

  private Operand<TFloat32> columns(Ops tf, Operand<TFloat32> all, int from, int width) {
    return tf.slice(all, tf.array(0, from), tf.array(batch, width));
  }

  /** Neighbouring blocks that one operation can do: the same likelihood, feature by feature. */
  private record Run(
      Likelihood likelihood, boolean nullable, int feature, int width, int output, int parameters) {
    boolean joins(Block block) {
      return likelihood.equals(block.likelihood())
          && likelihood.isPerFeature()
          && nullable == block.codec().nullable();
    }

    Run with(Block block) {
      return new Run(
          likelihood,
          nullable,
          feature,
          width + block.codec().width(),
          output,
          parameters + block.parameters());
    }
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    int feature = 0;
    int output = 0;
    for (Block block : architecture.codec().blocks()) {
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).joins(block)) {
        runs.set(last, runs.get(last).with(block));
      } else {
        runs.add(
            new Run(
                block.likelihood(),
                block.codec().nullable(),
                feature,
                block.codec().width(),
                output,
                block.parameters()));
      }
      feature += block.codec().width();
      output += block.parameters();
    }
    return runs;
  }
}
