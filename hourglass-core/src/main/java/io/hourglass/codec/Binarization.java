package io.hourglass.codec;

import java.util.SplittableRandom;

/** The binarization of images to black and white. */
public enum Binarization {
  /** No binarization: a feature is an intensity in [0, 1]. */
  NONE,
  /** 1 for an intensity of at least 1/2, 0 otherwise. */
  THRESHOLD,
  /**
   * Dynamic binarization: a feature is an intensity, the probability of white. Every training step
   * samples its rows anew, and the samples are both input and target (Salakhutdinov and Murray
   * 2008; Burda, Grosse and Salakhutdinov 2016). Outside training, the loss of intensities is the
   * expectation over samples of the target; {@link #sample} samples rows for evaluation.
   */
  DYNAMIC;

  private static final int HALF = 128;

  /** The feature of an intensity of 0 to 255. */
  float feature(int intensity) {
    return this == THRESHOLD ? (intensity >= HALF ? 1 : 0) : intensity / 255f;
  }

  /**
   * Samples 0 or 1 for every feature of dynamically binarized images; other features do not change.
   *
   * @param rows encoded by this codec
   * @param seed of the samples
   * @return new rows
   */
  public static Rows sample(Codec codec, Rows rows, long seed) {
    float[] values = rows.values().clone();
    for (PlacedColumn placed : codec.placedColumns()) {
      if (isDynamic(placed.column())) {
        int from = placed.feature();
        int to = from + placed.width();
        sample(values, rows.width(), from, to, new SplittableRandom(seed + from));
      }
    }
    return new Rows(values, rows.width());
  }

  /** Whether features of the block are sampled anew at every training step. */
  public static boolean isDynamic(EncodedColumn block) {
    return block.codec().binarization() == DYNAMIC;
  }

  private static void sample(float[] values, int width, int from, int to, SplittableRandom random) {
    for (int row = 0; row < values.length; row += width) {
      for (int i = row + from; i < row + to; i++) {
        values[i] = random.nextFloat() < values[i] ? 1 : 0;
      }
    }
  }
}
