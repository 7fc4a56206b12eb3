package io.hourglass.detect.image;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Binarization;
import io.hourglass.codec.Pixels;
import io.hourglass.data.ColumnType;
import io.hourglass.network.ReconstructionScorer;
import java.util.Arrays;
import java.util.List;

/**
 * Fills in a part of an image from the rest of it: an autoencoder of normal images that has learned
 * to fill in black blocks (context encoder; Pathak et al. 2016). Immutable and thread-safe.
 */
public final class Inpainter {
  private final Autoencoder autoencoder;
  private final ReconstructionScorer scorer;
  private final Pixels pixels;

  /**
   * Uses an autoencoder.
   *
   * @throws IllegalArgumentException if it is not of one image column that is not binarized
   */
  public Inpainter(Autoencoder autoencoder) {
    if (!isInpainter(autoencoder)) {
      throw new IllegalArgumentException(
          "an inpainter must be an autoencoder of one image column that is not binarized, got "
              + autoencoder.codec());
    }
    this.autoencoder = autoencoder;
    this.scorer = new ReconstructionScorer(autoencoder.network());
    this.pixels = (Pixels) autoencoder.codec().blocks().get(0).codec();
  }

  private static boolean isInpainter(Autoencoder autoencoder) {
    return autoencoder.codec().blocks().size() == 1
        && autoencoder.codec().blocks().get(0).codec() instanceof Pixels pixels
        && pixels.binarization() == Binarization.NONE;
  }

  /** The autoencoder of images. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** Name of the image column. */
  public String column() {
    return pixels.column();
  }

  /** Size of the images. */
  public ColumnType.Image type() {
    return pixels.type();
  }

  /**
   * Predicts an image with a box hidden, for each of several boxes.
   *
   * @param image {@code [row, column, channel]} in [0, 1]
   * @param hidden boxes, each hidden by itself
   * @return an image for each box, side by side
   */
  public float[] predict(float[] image, List<Box> hidden) {
    float[] images = new float[hidden.size() * image.length];
    for (int i = 0; i < hidden.size(); i++) {
      int from = i * image.length;
      System.arraycopy(image, 0, images, from, image.length);
      blacken(images, from, hidden.get(i));
    }
    return scorer.expected(autoencoder.network().outputs(images));
  }

  private void blacken(float[] images, int from, Box box) {
    for (int row = box.top(); row < box.top() + box.height(); row++) {
      int first = from + (row * pixels.type().width() + box.left()) * pixels.type().channels();
      Arrays.fill(images, first, first + box.width() * pixels.type().channels(), 0);
    }
  }
}
