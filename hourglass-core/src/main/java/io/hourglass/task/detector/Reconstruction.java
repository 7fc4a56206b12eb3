package io.hourglass.task.detector;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Block;
import io.hourglass.codec.Rows;
import io.hourglass.codec.Standard;
import io.hourglass.network.Scorer;
import java.util.List;

/**
 * How badly an autoencoder explains a row: the squared errors of its numbers, each in units of the
 * error that is usual there. It has learned to fill in masked numbers of whitened rows, and sees
 * what does not go together.
 */
public final class Reconstruction implements View {
  /** Further out, a number counts as this, as it did in training. */
  public static final float BOUND = 8;

  private final Autoencoder autoencoder;
  private final int width;
  private final double[] centers;
  private final double[] scales;
  private final double least;

  /**
   * By an autoencoder of whitened rows.
   *
   * @param autoencoder of one numeric column for each number of a row, whose likelihoods have the
   *     same constant for every row
   * @throws IllegalArgumentException if its columns are of another kind
   */
  public Reconstruction(Autoencoder autoencoder) {
    this.autoencoder = autoencoder;
    List<Block> blocks = autoencoder.codec().blocks();
    this.width = blocks.size();
    this.centers = blocks.stream().mapToDouble(block -> standard(block).center()).toArray();
    this.scales = blocks.stream().mapToDouble(block -> standard(block).scale()).toArray();
    this.least = least(autoencoder, width);
  }

  private static Standard standard(Block block) {
    if (block.codec() instanceof Standard standard) {
      return standard;
    }
    throw new IllegalArgumentException(
        "an autoencoder of whitened rows must have standardized columns, got " + block.codec());
  }

  /** What a row costs that is reconstructed perfectly: the likelihoods' constants. */
  private static double least(Autoencoder autoencoder, int width) {
    Scorer scorer = new Scorer(autoencoder.network());
    float[] outputs = autoencoder.network().outputs(new float[width]);
    return scorer.nats(scorer.expected(outputs), 0, outputs, 0);
  }

  /** What reconstructs. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  @Override
  public String label() {
    return "reconstruction";
  }

  @Override
  public double[] score(float[] whitened, int count) {
    float[] encoded = new float[count * width];
    for (int i = 0; i < encoded.length; i++) {
      int column = i % width;
      encoded[i] = (float) ((bounded(whitened[i]) - centers[column]) / scales[column]);
    }
    double[] scores = autoencoder.score(new Rows(encoded, width)).nats();
    for (int row = 0; row < count; row++) {
      scores[row] = Math.max(0, 2 * (scores[row] - least));
    }
    return scores;
  }

  /** A number of a whitened row within the bounds that the autoencoder knows. */
  public static float bounded(float value) {
    return Math.max(-BOUND, Math.min(BOUND, value));
  }
}
