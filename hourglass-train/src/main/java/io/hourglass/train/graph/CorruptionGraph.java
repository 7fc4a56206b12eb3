package io.hourglass.train.graph;

import io.hourglass.codec.Pixels;
import io.hourglass.corruption.Composite;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.GaussianNoise;
import io.hourglass.corruption.InputDropout;
import io.hourglass.corruption.Layout;
import io.hourglass.corruption.MaskBlocks;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.corruption.MaskPixels;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.corruption.SaltAndPepper;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Corruptions as graphs: the same kind of noise as in plain Java, but not the same numbers.
 *
 * @param tf where the operations go
 * @param layout of a row
 * @param batch rows of every tensor
 * @param seed two numbers, other ones at every step
 */
record CorruptionGraph(Ops tf, Layout layout, int batch, Operand<TInt32> seed) {
  /** Far from the numbers of layers, which draw from the same seed. */
  private static final int OFFSET = 1 << 20;

  /** Rows as the network sees them; what is missing stays missing. */
  Operand<TFloat32> corrupted(Corruption corruption, Operand<TFloat32> rows) {
    if (corruption instanceof Composite composite) {
      Operand<TFloat32> x = rows;
      for (int i = 0; i < composite.parts().size(); i++) {
        x = corrupted(composite.parts().get(i), i, x);
      }
      return x;
    }
    return corrupted(corruption, 0, rows);
  }

  private Operand<TFloat32> corrupted(Corruption corruption, int part, Operand<TFloat32> x) {
    if (corruption instanceof NoCorruption) {
      return x;
    }
    Operand<TInt32> own = tf.math.add(seed, tf.array(OFFSET + part, 0));
    Operand<TFloat32> noisy = noisy(corruption, own, x);
    boolean complete = layout.places().stream().noneMatch(place -> place.codec().nullable());
    return complete ? noisy : tf.select(tf.math.isNan(x), x, noisy);
  }

  private Operand<TFloat32> noisy(Corruption corruption, Operand<TInt32> own, Operand<TFloat32> x) {
    if (corruption instanceof GaussianNoise noise) {
      return gaussian(noise, own, x);
    }
    if (corruption instanceof SaltAndPepper salt) {
      return saltAndPepper(salt.rate(), own, x);
    }
    if (corruption instanceof MaskPixels mask) {
      return tf.select(tosses(mask.rate(), layout.width(), own), tf.zerosLike(x), x);
    }
    if (corruption instanceof InputDropout dropout) {
      Operand<TBool> dropped = tosses(dropout.rate(), layout.width(), own);
      Operand<TFloat32> scaled = tf.math.mul(x, tf.constant((float) (1 / (1 - dropout.rate()))));
      return tf.select(dropped, tf.zerosLike(x), scaled);
    }
    if (corruption instanceof MaskColumns mask) {
      return columns(mask.rate(), own, x);
    }
    if (corruption instanceof MaskBlocks mask) {
      return blocks(mask, own, x);
    }
    throw new IllegalStateException("no graph for the corruption " + corruption);
  }

  /** Numbers in [0, 1), so many a row. */
  private Operand<TFloat32> uniform(int width, Operand<TInt32> own) {
    return tf.random.statelessRandomUniform(tf.array(batch, width), own, TFloat32.class);
  }

  private Operand<TBool> tosses(double rate, int width, Operand<TInt32> own) {
    return tf.math.less(uniform(width, own), tf.constant((float) rate));
  }

  private Operand<TFloat32> gaussian(
      GaussianNoise noise, Operand<TInt32> own, Operand<TFloat32> x) {
    Operand<TFloat32> normal =
        tf.random.statelessRandomNormal(tf.array(batch, layout.width()), own, TFloat32.class);
    Operand<TFloat32> noisy =
        tf.math.add(x, tf.math.mul(normal, tf.constant((float) noise.deviation())));
    if (!noise.clip()) {
      return noisy;
    }
    Operand<TFloat32> low =
        features(place -> place.isBounded() ? place.low() : Float.NEGATIVE_INFINITY);
    Operand<TFloat32> high =
        features(place -> place.isBounded() ? place.high() : Float.POSITIVE_INFINITY);
    return tf.math.maximum(tf.math.minimum(noisy, high), low);
  }

  private Operand<TFloat32> saltAndPepper(double rate, Operand<TInt32> own, Operand<TFloat32> x) {
    Operand<TFloat32> toss = uniform(layout.width(), own);
    Operand<TFloat32> grain =
        tf.select(
            tf.math.less(toss, tf.constant((float) (rate / 2))),
            features(Layout.Place::low),
            features(Layout.Place::high));
    return tf.select(tf.math.less(toss, tf.constant((float) rate)), grain, x);
  }

  private Operand<TFloat32> columns(double rate, Operand<TInt32> own, Operand<TFloat32> x) {
    int[] columnOf = new int[layout.width()];
    for (int column = 0; column < layout.places().size(); column++) {
      Layout.Place place = layout.places().get(column);
      Arrays.fill(columnOf, place.from(), place.to(), column);
    }
    Operand<TBool> hidden = tosses(rate, layout.places().size(), own);
    Operand<TBool> masked = tf.gather(hidden, tf.array(columnOf), tf.constant(1));
    return tf.select(masked, features(Layout.Place::missing), x);
  }

  /** One value a feature, (1, features). */
  private Operand<TFloat32> features(ToDoubleFunction<Layout.Place> value) {
    float[] values = new float[layout.width()];
    for (Layout.Place place : layout.places()) {
      Arrays.fill(values, place.from(), place.to(), (float) value.applyAsDouble(place));
    }
    return tf.reshape(tf.array(values), tf.array(1, values.length));
  }

  private Operand<TFloat32> blocks(MaskBlocks mask, Operand<TInt32> own, Operand<TFloat32> x) {
    Operand<TFloat32> blackened = x;
    int drawn = 0;
    for (Layout.Place place : layout.places()) {
      for (int i = 0; place.codec() instanceof Pixels && i < mask.blocks(); i++) {
        // the second number of the seed is the step and stays: one step must not draw what the next
        // does
        Operand<TInt32> next = tf.math.add(own, tf.array(OFFSET * ++drawn, 0));
        blackened = tf.select(block(mask.size(), place, next), tf.zerosLike(x), blackened);
      }
    }
    return blackened;
  }

  /** Which features a block somewhere in a picture covers. */
  private Operand<TBool> block(int size, Layout.Place place, Operand<TInt32> own) {
    Pixels picture = (Pixels) place.codec();
    float[] line = new float[layout.width()];
    float[] column = new float[layout.width()];
    Arrays.fill(line, -1); // never covered
    for (int i = 0; i < picture.width(); i++) {
      int pixel = i / picture.channels();
      line[place.from() + i] = Math.floorDiv(pixel, picture.wide());
      column[place.from() + i] = pixel % picture.wide();
    }
    Operand<TFloat32> corner = uniform(2, own);
    return tf.math.logicalAnd(
        covered(line, corner(corner, 0, picture.height() - size + 1), size),
        covered(column, corner(corner, 1, picture.wide() - size + 1), size));
  }

  /** Of so many places one a row, (batch, 1). */
  private Operand<TFloat32> corner(Operand<TFloat32> corner, int axis, int places) {
    Operand<TFloat32> one = tf.slice(corner, tf.array(0, axis), tf.array(batch, 1));
    return tf.math.floor(tf.math.mul(one, tf.constant((float) places)));
  }

  private Operand<TBool> covered(float[] at, Operand<TFloat32> from, int size) {
    Operand<TFloat32> places = tf.reshape(tf.array(at), tf.array(1, at.length));
    Operand<TFloat32> to = tf.math.add(from, tf.constant((float) size));
    return tf.math.logicalAnd(tf.math.greaterEqual(places, from), tf.math.less(places, to));
  }
}
