package io.hourglass.train.graph;

import io.hourglass.corruption.Layout;
import io.hourglass.latent.Latent;
import io.hourglass.network.Architecture;
import io.hourglass.train.engine.StepFunction.Losses;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * An autoencoder as a graph, in the order of the formulas: inputs, encode, decode, loss.
 *
 * @param architecture of the autoencoder
 * @param batch rows of every tensor
 */
public record DesignGraph(Architecture architecture, int batch) {
  /** Names of the terms that {@link #losses} reports, in order. */
  public List<String> terms() {
    Latent latent = architecture.design().latent();
    List<String> terms = new ArrayList<>(List.of("loss", "reconstruction"));
    terms.addAll(latent.terms());
    latent
        .variational()
        .ifPresent(model ->
            IntStream.range(0, model.width()).mapToObj(i -> "kl[" + i + "]").forEach(terms::add));
    return terms;
  }

  /**
   * The likelihoods' parameters for encoded rows, outside training.
   *
   * @param weights by name
   * @param rows (batch, features), NaN where missing
   * @return (batch, parameters)
   */
  public Operand<TFloat32> outputs(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows) {
    ForwardPasses passes = new ForwardPasses(tf, architecture, weights, GraphMode.outside(tf));
    LatentGraph latent = passes.latent(batch);
    Operand<TFloat32> head = passes.encoded(inputs(tf, rows), batch);
    return passes.decoded(withConditions(tf, latent.code(head), 1, rows), batch, 1);
  }

  /**
   * The training loss of every row, in nats.
   *
   * @param weights by name
   * @param data (batch, features), NaN where missing
   */
  public Losses losses(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> data, StepContext step) {
    GraphMode mode = GraphMode.training(step);
    ForwardPasses passes = new ForwardPasses(tf, architecture, weights, mode);
    Operand<TFloat32> rows = BinarizationGraph.sampled(tf, architecture.codec(), data, step.seed());
    Operand<TFloat32> inputs = inputs(tf, corrupted(tf, rows, step));
    Operand<TFloat32> head = passes.encoded(inputs, batch);
    LatentSamples sampled = passes.latent(batch).sample(head, inputs, step);
    Operand<TFloat32> nats = nats(passes, sampled, rows);
    Map<String, Operand<TFloat32>> terms = terms(tf, sampled, nats);
    Map<String, Operand<TFloat32>> updates = new LinkedHashMap<>(mode.updates());
    updates.putAll(sampled.updates());
    return new Losses(Objects.requireNonNull(terms.get("loss")), terms, sampled.profile(), updates);
  }

  /** The reconstruction's nats of every row and copy, (copies, batch). */
  private Operand<TFloat32> nats(
      ForwardPasses passes, LatentSamples sampled, Operand<TFloat32> rows) {
    Ops tf = passes.tf();
    int copies = sampled.copies();
    Operand<TFloat32> codes = withConditions(tf, sampled.codes(), copies, rows);
    Operand<TFloat32> outputs = passes.decoded(codes, copies * batch, copies);
    Operand<TFloat32> nats = reconstruction(tf, tiled(tf, rows, copies), outputs, copies * batch);
    return tf.reshape(nats, tf.array(copies, batch));
  }

  private static Operand<TFloat32> tiled(Ops tf, Operand<TFloat32> rows, int copies) {
    return copies == 1 ? rows : tf.tile(rows, tf.array(copies, 1));
  }

  private Map<String, Operand<TFloat32>> terms(
      Ops tf, LatentSamples sampled, Operand<TFloat32> nats) {
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put("loss", sampled.bound().of(nats));
    terms.put("reconstruction", tf.math.mean(nats, tf.array(0)));
    List<String> names = architecture.design().latent().terms();
    names.forEach(term -> terms.put(term, sampled.terms().get(term)));
    return terms;
  }

  private Operand<TFloat32> corrupted(Ops tf, Operand<TFloat32> rows, StepContext step) {
    return new CorruptionGraph(tf, Layout.of(architecture.codec()), batch, step.seed())
        .corrupted(architecture.design().corruption(), rows);
  }

  /** Codes, each followed by the features of the condition columns. */
  private Operand<TFloat32> withConditions(
      Ops tf, Operand<TFloat32> codes, int copies, Operand<TFloat32> rows) {
    int[] conditions = architecture.conditions();
    if (conditions.length == 0) {
      return codes;
    }
    Operand<TFloat32> features = tf.gather(present(tf, rows), tf.array(conditions), tf.constant(1));
    return tf.concat(List.of(codes, tiled(tf, features, copies)), tf.constant(1));
  }

  private static Operand<TFloat32> present(Ops tf, Operand<TFloat32> rows) {
    return tf.select(tf.math.isNan(rows), tf.zerosLike(rows), rows);
  }

  /** The encoder's input: features with 0 for missing and indicators, or the only image. */
  private Operand<TFloat32> inputs(Ops tf, Operand<TFloat32> rows) {
    int[] encoded = architecture.encoded();
    if (encoded.length < architecture.codec().width()) {
      return tf.slice(rows, tf.array(0, encoded[0]), tf.array(batch, encoded.length));
    }
    int[] indicators = architecture.codec().indicators();
    return indicators.length == 0 ? rows : withIndicators(tf, rows, indicators);
  }

  private static Operand<TFloat32> withIndicators(
      Ops tf, Operand<TFloat32> rows, int[] indicators) {
    Operand<TFloat32> flags = flags(tf, rows, indicators);
    return tf.concat(List.of(present(tf, rows), flags), tf.constant(1));
  }

  /** 1 for missing, for the features that have an indicator. */
  private static Operand<TFloat32> flags(Ops tf, Operand<TFloat32> rows, int[] indicators) {
    Operand<TFloat32> missing = tf.dtypes.cast(tf.math.isNan(rows), TFloat32.class);
    return tf.gather(missing, tf.array(indicators), tf.constant(1));
  }

  private Operand<TFloat32> reconstruction(
      Ops tf, Operand<TFloat32> rows, Operand<TFloat32> outputs, int count) {
    List<Operand<TFloat32>> nats = new ArrayList<>();
    for (LikelihoodRun run : LikelihoodRun.of(architecture.codec())) {
      Operand<TFloat32> x = columns(tf, rows, count, run.feature(), run.width());
      Operand<TFloat32> z = columns(tf, outputs, count, run.output(), run.parameters());
      nats.add(tf.sum(nats(tf, run, x, z), tf.array(1)));
    }
    return nats.stream().reduce((a, b) -> tf.math.add(a, b)).orElseThrow();
  }

  /** Nats per feature, 0 for missing ones; columns without missing values are not checked. */
  private static Operand<TFloat32> nats(
      Ops tf, LikelihoodRun run, Operand<TFloat32> x, Operand<TFloat32> z) {
    if (!run.nullable()) {
      return LikelihoodGraph.nats(tf, run.likelihood(), x, z);
    }
    Operand<TBool> missing = tf.math.isNan(x);
    // twice: a NaN must not reach the gradient either
    Operand<TFloat32> present = tf.select(missing, tf.zerosLike(x), x);
    Operand<TFloat32> nats = LikelihoodGraph.nats(tf, run.likelihood(), present, z);
    return tf.select(missing, tf.zerosLike(nats), nats);
  }

  private static Operand<TFloat32> columns(
      Ops tf, Operand<TFloat32> all, int rows, int from, int width) {
    return tf.slice(all, tf.array(0, from), tf.array(rows, width));
  }
}
