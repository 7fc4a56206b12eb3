package io.hourglass.corruption;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The corruption of training inputs: the network sees the corrupted row, and the loss is on the
 * clean one (Vincent et al. 2008, 2010). The network learns to undo it.
 *
 * <p>A feature that is missing (NaN) stays missing.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=corruption lang=java}
 */
public sealed interface Corruption
    permits NoCorruption,
        GaussianNoise,
        SaltAndPepper,
        MaskPixels,
        MaskBlocks,
        MaskColumns,
        InputDropout,
        Composite {
  /** The corruptions that it applies one after another: itself alone, unless it is composed. */
  default List<Corruption> parts() {
    return List.of(this);
  }

  /** The short form that {@link CorruptionText} reads: {@code gaussian:0.4,clip}. */
  default String text() {
    return CorruptionText.FORM.print(this);
  }

  /**
   * Refuses rows that it cannot corrupt.
   *
   * @throws IllegalArgumentException if there is no column of the kind it is for
   */
  void check(Layout layout);

  /**
   * Corrupts one row.
   *
   * @param row encoded, overwritten
   * @param layout where its columns lie
   * @param random where its noise comes from
   */
  void corrupt(float[] row, Layout layout, SplittableRandom random);

  /**
   * Corrupts encoded rows: the same distribution of noise as in training, with other random
   * numbers.
   *
   * @param clean not changed
   * @param codec that encoded them
   * @param seed of the noise
   * @return new rows
   * @throws IllegalArgumentException if there is no column of the kind it is for
   */
  default Rows corrupt(Rows clean, Codec codec, long seed) {
    Layout layout = Layout.of(codec);
    check(layout);
    float[] values = new float[clean.values().length];
    float[] row = new float[clean.width()];
    SplittableRandom rows = new SplittableRandom(seed);
    for (int from = 0; from < values.length; from += row.length) {
      System.arraycopy(clean.values(), from, row, 0, row.length);
      corrupt(row, layout, rows.split());
      System.arraycopy(row, 0, values, from, row.length);
    }
    return new Rows(values, row.length);
  }
}
