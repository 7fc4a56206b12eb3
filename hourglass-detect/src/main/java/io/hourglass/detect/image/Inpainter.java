package io.hourglass.detect.image;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.data.ColumnType;
import io.hourglass.network.ReconstructionScorer;
import java.util.Arrays;
import java.util.List;

/**
 * Paints what belongs into a part of a picture, given all the rest: an autoencoder of normal
 * pictures that has learned to fill in black blocks (Pathak et al. 2016). Immutable and
 * thread-safe.
 */
public final class Inpainter {
  private final Autoencoder autoencoder;
  private final ReconstructionScorer scorer;
  private final ColumnCodec codec;
  private final ColumnType.Image image;

  /**
   * By an autoencoder.
   *
   * @throws IllegalArgumentException if it is not of one column of pictures, as they are
   */
  public Inpainter(Autoencoder autoencoder) {
    if (!isPainter(autoencoder)) {
      throw new IllegalArgumentException(
          "an autoencoder that paints must be of one column of pictures as they are, got "
              + autoencoder.codec());
    }
    this.autoencoder = autoencoder;
    this.scorer = new ReconstructionScorer(autoencoder.network());
    this.codec = autoencoder.codec().blocks().get(0).codec();
    this.image = codec.image().orElseThrow();
  }

  /** Whether an autoencoder is of one column of pictures, as they are. */
  public static boolean isPainter(Autoencoder autoencoder) {
    return autoencoder.codec().blocks().size() == 1
        && autoencoder.codec().blocks().get(0).codec().image().isPresent()
        && autoencoder.codec().blocks().get(0).codec().binarization() == Binarization.NONE;
  }

  /** What paints. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** Name of the column of pictures. */
  public String column() {
    return codec.column();
  }

  /** Size of the pictures. */
  public ColumnType.Image type() {
    return image;
  }

  /**
   * What a picture is expected to be where it is not looked at.
   *
   * @param picture {@code [line, column, channel]} in [0, 1]
   * @param hidden boxes, each hidden by itself
   * @return a picture for each box, side by side
   */
  public float[] painted(float[] picture, List<Box> hidden) {
    float[] pictures = new float[hidden.size() * picture.length];
    for (int i = 0; i < hidden.size(); i++) {
      int from = i * picture.length;
      System.arraycopy(picture, 0, pictures, from, picture.length);
      blacken(pictures, from, hidden.get(i));
    }
    return scorer.expected(autoencoder.network().outputs(pictures));
  }

  private void blacken(float[] pictures, int from, Box box) {
    for (int line = box.top(); line < box.top() + box.height(); line++) {
      int first = from + (line * image.width() + box.left()) * image.channels();
      Arrays.fill(pictures, first, first + box.width() * image.channels(), 0);
    }
  }
}
