package io.hourglass.codec;

import java.util.SplittableRandom;

/** How the intensities of images become black and white. */
public enum Binarization {
  /** They do not: a feature is an intensity in [0, 1]. */
  NONE,
  /** 1 from an intensity of 1/2 on, else 0. */
  THRESHOLD,
  /**
   * A feature is an intensity, taken as the chance of white: every training step draws its rows
   * anew, and what was drawn is both input and target (Salakhutdinov and Murray 2008; Burda, Grosse
   * and Salakhutdinov 2016). Outside training a loss is the one expected over the draws as long as
   * the input is not drawn; {@link #sample} draws rows to evaluate on.
   */
  DYNAMIC;

  private static final int HALF = 128;

  /** The feature of an intensity of 0 to 255. */
  float feature(int intensity) {
    return this == THRESHOLD ? (intensity >= HALF ? 1 : 0) : intensity / 255f;
  }

  /**
   * Draws 0 or 1 for every feature of the images that are binarized dynamically; everything else
   * stays as it is.
   *
   * @param rows encoded by this codec
   * @param seed the same one gives the same rows
   * @return new rows
   */
  public static Rows sample(Codec codec, Rows rows, long seed) {
    float[] values = rows.values().clone();
    int from = 0;
    for (EncodedColumn block : codec.blocks()) {
      int to = from + block.codec().width();
      if (isDynamic(block)) {
        draw(values, rows.width(), from, to, new SplittableRandom(seed + from));
      }
      from = to;
    }
    return new Rows(values, rows.width());
  }

  /** Whether features of the block are drawn anew at every training step. */
  public static boolean isDynamic(EncodedColumn block) {
    return block.codec().binarization() == DYNAMIC;
  }

  private static void draw(float[] values, int width, int from, int to, SplittableRandom random) {
    for (int row = 0; row < values.length; row += width) {
      for (int i = row + from; i < row + to; i++) {
        values[i] = random.nextFloat() < values[i] ? 1 : 0;
      }
    }
  }
}
