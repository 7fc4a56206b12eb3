package io.hourglass.train.graph;

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
import io.hourglass.data.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Corruptions as graphs: the same distribution of noise as in plain Java, with other random
 * numbers. A new corruption is one line in {@link #GRAPHS}.
 *
 * @param tf where the operations go
 * @param layout of a row
 * @param batch rows of every tensor
 * @param seed two numbers that differ from step to step
 */
record CorruptionGraph(Ops tf, Layout layout, int batch, Operand<TInt32> seed) {
  /** The graph of every corruption. */
  static final FamilyGraphs<Corruption, Input, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<Corruption, Input, Operand<TFloat32>>of(Corruption.class)
          .with(Composite.class, (corruption, in) -> in.graph().corrupted(corruption, in.x()))
          .with(GaussianNoise.class, (noise, in) -> in.graph().gaussian(noise, in))
          .with(InputDropout.class, (dropout, in) -> in.graph().dropout(dropout.rate(), in))
          .with(MaskBlocks.class, (mask, in) -> in.graph().blocks(mask, in))
          .with(MaskColumns.class, (mask, in) -> in.graph().columns(mask.rate(), in))
          .with(MaskPixels.class, (mask, in) -> in.graph().pixels(mask.rate(), in))
          .with(NoCorruption.class, (none, in) -> in.x())
          .with(SaltAndPepper.class, (noise, in) -> in.graph().saltAndPepper(noise.rate(), in));

  /** Apart from the numbers of layers, which sample with the same seed. */
  private static final int OFFSET = 1 << 20;

  /**
   * The input of a corruption.
   *
   * @param graph of the corruptions
   * @param seed of its own
   * @param x rows (batch, features)
   */
  record Input(CorruptionGraph graph, Operand<TInt32> seed, Operand<TFloat32> x) {}

  /** The corrupted rows; missing features stay missing. */
  Operand<TFloat32> corrupted(Corruption corruption, Operand<TFloat32> rows) {
    List<Corruption> parts = corruption.parts();
    Operand<TFloat32> x = rows;
    for (int i = 0; i < parts.size(); i++) {
      x = corrupted(parts.get(i), i, x);
    }
    return x;
  }

  @SuppressWarnings("ReferenceEquality") // a corruption that changes nothing gives back its input
  private Operand<TFloat32> corrupted(Corruption corruption, int part, Operand<TFloat32> x) {
    Operand<TInt32> own = tf.math.add(seed, tf.array(OFFSET + part, 0));
    Operand<TFloat32> noisy = GRAPHS.build(corruption, new Input(this, own, x));
    boolean complete = layout.places().stream().noneMatch(place -> place.codec().nullable());
    return complete || noisy == x ? noisy : tf.select(tf.math.isNan(x), x, noisy);
  }

  /** Uniform numbers in [0, 1), (batch, width). */
  private Operand<TFloat32> uniform(int width, Operand<TInt32> own) {
    return tf.random.statelessRandomUniform(tf.array(batch, width), own, TFloat32.class);
  }

  /** True with probability {@code rate}, (batch, width). */
  private Operand<TBool> tosses(double rate, int width, Operand<TInt32> own) {
    return tf.math.less(uniform(width, own), tf.constant((float) rate));
  }

  private Operand<TFloat32> pixels(double rate, Input in) {
    return tf.select(tosses(rate, layout.width(), in.seed()), tf.zerosLike(in.x()), in.x());
  }

  private Operand<TFloat32> dropout(double rate, Input in) {
    Operand<TBool> dropped = tosses(rate, layout.width(), in.seed());
    Operand<TFloat32> scaled = tf.math.mul(in.x(), tf.constant((float) (1 / (1 - rate))));
    return tf.select(dropped, tf.zerosLike(in.x()), scaled);
  }

  private Operand<TFloat32> gaussian(GaussianNoise noise, Input in) {
    Operand<TFloat32> normal =
        tf.random.statelessRandomNormal(tf.array(batch, layout.width()), in.seed(), TFloat32.class);
    Operand<TFloat32> noisy =
        tf.math.add(in.x(), tf.math.mul(normal, tf.constant((float) noise.deviation())));
    return noise.clip() ? clipped(noisy) : noisy;
  }

  private Operand<TFloat32> clipped(Operand<TFloat32> noisy) {
    Operand<TFloat32> low =
        features(place -> place.isBounded() ? place.low() : Float.NEGATIVE_INFINITY);
    Operand<TFloat32> high =
        features(place -> place.isBounded() ? place.high() : Float.POSITIVE_INFINITY);
    return tf.math.maximum(tf.math.minimum(noisy, high), low);
  }

  private Operand<TFloat32> saltAndPepper(double rate, Input in) {
    Operand<TFloat32> toss = uniform(layout.width(), in.seed());
    Operand<TFloat32> grain =
        tf.select(
            tf.math.less(toss, tf.constant((float) (rate / 2))),
            features(Layout.Place::low),
            features(Layout.Place::high));
    return tf.select(tf.math.less(toss, tf.constant((float) rate)), grain, in.x());
  }

  private Operand<TFloat32> columns(double rate, Input in) {
    int[] columnOf = new int[layout.width()];
    for (int column = 0; column < layout.places().size(); column++) {
      Layout.Place place = layout.places().get(column);
      Arrays.fill(columnOf, place.from(), place.to(), column);
    }
    Operand<TBool> hidden = tosses(rate, layout.places().size(), in.seed());
    Operand<TBool> masked = tf.gather(hidden, tf.array(columnOf), tf.constant(1));
    return tf.select(masked, features(Layout.Place::missing), in.x());
  }

  /** One value per feature, (1, features). */
  private Operand<TFloat32> features(ToDoubleFunction<Layout.Place> value) {
    float[] values = new float[layout.width()];
    for (Layout.Place place : layout.places()) {
      Arrays.fill(values, place.from(), place.to(), (float) value.applyAsDouble(place));
    }
    return tf.reshape(tf.array(values), tf.array(1, values.length));
  }

  private Operand<TFloat32> blocks(MaskBlocks mask, Input in) {
    Operand<TFloat32> masked = in.x();
    int sampled = 0;
    for (Layout.Place place : layout.places()) {
      Optional<ColumnType.Image> image = place.codec().image();
      for (int i = 0; image.isPresent() && i < mask.blocks(); i++) {
        // the second number of the seed is the step and stays: steps must not share samples
        Operand<TInt32> next = tf.math.add(in.seed(), tf.array(OFFSET * ++sampled, 0));
        Operand<TBool> covered = block(mask.size(), place.from(), image.get(), next);
        masked = tf.select(covered, tf.zerosLike(in.x()), masked);
      }
    }
    return masked;
  }

  /** The features that a block at a random position in an image covers, (batch, features). */
  private Operand<TBool> block(int size, int from, ColumnType.Image image, Operand<TInt32> own) {
    float[] line = new float[layout.width()];
    float[] column = new float[layout.width()];
    Arrays.fill(line, -1); // never covered
    for (int i = 0; i < image.size(); i++) {
      int pixel = i / image.channels();
      line[from + i] = Math.floorDiv(pixel, image.width());
      column[from + i] = pixel % image.width();
    }
    Operand<TFloat32> corner = uniform(2, own);
    return tf.math.logicalAnd(
        covered(line, corner(corner, 0, image.height() - size + 1), size),
        covered(column, corner(corner, 1, image.width() - size + 1), size));
  }

  /** One coordinate of the corner, from 0 to {@code count - 1}, (batch, 1). */
  private Operand<TFloat32> corner(Operand<TFloat32> corner, int axis, int count) {
    Operand<TFloat32> one = tf.slice(corner, tf.array(0, axis), tf.array(batch, 1));
    return tf.math.floor(tf.math.mul(one, tf.constant((float) count)));
  }

  private Operand<TBool> covered(float[] at, Operand<TFloat32> from, int size) {
    Operand<TFloat32> places = tf.reshape(tf.array(at), tf.array(1, at.length));
    Operand<TFloat32> to = tf.math.add(from, tf.constant((float) size));
    return tf.math.logicalAnd(tf.math.greaterEqual(places, from), tf.math.less(places, to));
  }
}
