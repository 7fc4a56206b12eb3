package io.hourglass.train.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Likelihoods of the 256 levels of a byte, whose features are levels over 255. */
record ByteGraph(Ops tf) {
  private static final float TOP = 255;
  private static final float HALF = 1 / TOP;

  Operand<TFloat32> betaBinomial(Outputs outputs) {
    GammaGraph gamma = new GammaGraph(tf);
    Operand<TFloat32> pairs = outputs.byFeature(2);
    Operand<TFloat32> a = shape(outputs.at(pairs, 0));
    Operand<TFloat32> b = shape(outputs.at(pairs, 1));
    Operand<TFloat32> hits = level(outputs.x());
    Operand<TFloat32> misses = tf.math.sub(tf.constant(TOP), hits);
    Operand<TFloat32> trials = tf.constant(TOP);
    Operand<TFloat32> both = tf.math.add(gamma.excess(hits), gamma.excess(misses));
    Operand<TFloat32> ways = tf.math.sub(both, gamma.excess(trials));
    Operand<TFloat32> rising = gamma.rising(tf.math.add(a, b), trials);
    Operand<TFloat32> parts = tf.math.add(gamma.rising(a, hits), gamma.rising(b, misses));
    Operand<TFloat32> chances = tf.math.sub(rising, parts);
    return tf.math.add(ways, chances);
  }

  private Operand<TFloat32> shape(Operand<TFloat32> z) {
    return tf.math.exp(Outputs.bounded(tf, z, Outputs.SCALE_BOUND));
  }

  private Operand<TFloat32> level(Operand<TFloat32> x) {
    return tf.math.rint(tf.math.mul(x, tf.constant(TOP)));
  }

  Operand<TFloat32> logisticMixture(int components, Outputs outputs) {
    Operand<TFloat32> z = outputs.byFeature(3 * components);
    Operand<TFloat32> logits = outputs.part(z, 0, components);
    Operand<TFloat32> means = outputs.part(z, components, components);
    Operand<TFloat32> scales = outputs.part(z, 2 * components, components);
    Operand<TFloat32> costs = costs(level(outputs.columnOfX()), means, scales);
    Operand<TFloat32> joint = logSumExp(tf.math.sub(logits, costs));
    Operand<TFloat32> nats = tf.math.sub(logSumExp(logits), joint);
    return outputs.likeX(nats);
  }

  /** Minus the log probability of a level, given the component: (batch, width, components). */
  private Operand<TFloat32> costs(
      Operand<TFloat32> level, Operand<TFloat32> means, Operand<TFloat32> scales) {
    Operand<TFloat32> steepness =
        tf.math.exp(tf.math.neg(Outputs.bounded(tf, scales, Outputs.SCALE_BOUND)));
    Operand<TFloat32> distance = tf.math.sub(scaled(level), means);
    Operand<TFloat32> half = tf.constant(HALF);
    Operand<TFloat32> b = tf.math.mul(tf.math.add(distance, half), steepness);
    Operand<TFloat32> a = tf.math.mul(tf.math.sub(distance, half), steepness);
    Operand<TFloat32> mass = mass(steepness);
    Operand<TFloat32> belowTop = flag(tf.math.sub(tf.constant(TOP), level));
    Operand<TFloat32> aboveZero = flag(level);
    Operand<TFloat32> upper = tf.math.mul(belowTop, tf.math.softplus(tf.math.neg(b)));
    Operand<TFloat32> lower = tf.math.mul(aboveZero, tf.math.softplus(a));
    Operand<TFloat32> inner = tf.math.mul(tf.math.mul(belowTop, aboveZero), tf.math.log(mass));
    return tf.math.sub(tf.math.add(upper, lower), inner);
  }

  /** A level between -1 and 1. */
  private Operand<TFloat32> scaled(Operand<TFloat32> level) {
    return tf.math.sub(tf.math.mul(level, tf.constant(2 * HALF)), tf.constant(1f));
  }

  /** {@code 1 - exp(-2 steepness / 255)}. */
  private Operand<TFloat32> mass(Operand<TFloat32> steepness) {
    return tf.math.neg(tf.math.expm1(tf.math.mul(steepness, tf.constant(-2 * HALF))));
  }

  /** 1 for whole numbers above 0, 0 for 0. */
  private Operand<TFloat32> flag(Operand<TFloat32> level) {
    return tf.math.minimum(level, tf.constant(1f));
  }

  private Operand<TFloat32> logSumExp(Operand<TFloat32> z) {
    Operand<TFloat32> max = tf.stopGradient(tf.max(z, tf.array(2), Max.keepDims(true)));
    Operand<TFloat32> total =
        tf.sum(tf.math.exp(tf.math.sub(z, max)), tf.array(2), Sum.keepDims(true));
    return tf.math.add(max, tf.math.log(total));
  }
}
