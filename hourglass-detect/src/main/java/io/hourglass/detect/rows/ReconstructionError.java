package io.hourglass.detect.rows;

import io.hourglass.Autoencoder;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The reconstruction error of autoencoders: squared errors, each in units of the error that is
 * usual there. The autoencoders have learned to fill in masked numbers of whitened rows, and find
 * values that do not go together. Several that start differently err differently: their mean is
 * steadier than any of them.
 */
final class ReconstructionError implements Scorer {
  static final ScorerType TYPE =
      new ScorerType("reconstruction-error", ReconstructionError::fit, ReconstructionError::read);

  /** Autoencoders that start differently. */
  private static final int AUTOENCODERS = 3;

  /** Numbers further out count as this for the autoencoders, as they did in training. */
  private static final float BOUND = 8;

  /** Added to usual squared errors, so that a number that never errs does not dominate. */
  private static final double FLOOR = 1e-3;

  private static final String USUAL_ERRORS = "usual-errors";

  private final List<Autoencoder> autoencoders;
  private final float[] usual;

  /**
   * From autoencoders of whitened rows.
   *
   * @param autoencoders at least one; each of one numeric column for each number of a row, as it is
   * @param usual mean squared error of each number of a normal row
   * @throws IllegalArgumentException if there is not one for each number
   */
  ReconstructionError(List<Autoencoder> autoencoders, float[] usual) {
    if (autoencoders.isEmpty()) {
      throw new IllegalArgumentException("there must be autoencoders of whitened rows, got none");
    }
    for (Autoencoder autoencoder : autoencoders) {
      int outputs = autoencoder.network().architecture().codec().parameters();
      if (usual.length != autoencoder.codec().width() || usual.length != outputs) {
        throw new IllegalArgumentException(
            "autoencoders of whitened rows must have %d features and outputs, got %d and %d"
                .formatted(usual.length, autoencoder.codec().width(), outputs));
      }
    }
    this.autoencoders = List.copyOf(autoencoders);
    this.usual = usual.clone();
  }

  /** Trains autoencoders on all whitened rows but the share that fits worst. */
  private static ReconstructionError fit(ScorerFitting fitting) {
    int width = fitting.space().width(Coordinates.WHITENED);
    float[] whitened = fitting.rows().in(Coordinates.WHITENED);
    int[] best = RobustWhitening.nearest(whitened, width, 1 - fitting.contamination());
    float[] training = clamped(RobustWhitening.chosen(whitened, width, best));
    return learned(
        IntStream.range(0, AUTOENCODERS)
            .mapToObj(i -> fitting.trainer().train(training, width, fitting.seed() + i))
            .toList(),
        training);
  }

  /**
   * Measures the errors that are usual.
   *
   * @param whitened normal rows side by side
   */
  static ReconstructionError learned(List<Autoencoder> autoencoders, float[] whitened) {
    int width = autoencoders.get(0).codec().width();
    float[] inputs = clamped(whitened);
    double[] sums = new double[width];
    for (Autoencoder autoencoder : autoencoders) {
      float[] outputs = autoencoder.network().outputs(inputs);
      for (int i = 0; i < inputs.length; i++) {
        double error = inputs[i] - outputs[i];
        sums[i % width] += error * error;
      }
    }
    float[] usual = new float[width];
    for (int i = 0; i < width; i++) {
      usual[i] = (float) (sums[i] * width / inputs.length / autoencoders.size() + FLOOR);
    }
    return new ReconstructionError(autoencoders, usual);
  }

  private static ReconstructionError read(FeatureSpace space, DetectorParts parts) {
    return new ReconstructionError(parts.autoencoders(), parts.array(USUAL_ERRORS).values());
  }

  @Override
  public void write(DetectorParts parts) {
    parts.put(USUAL_ERRORS, Shape.of(usual.length), usual);
    for (int i = 0; i < autoencoders.size(); i++) {
      parts.put(String.valueOf(i + 1), autoencoders.get(i));
    }
  }

  @Override
  public ScorerType type() {
    return TYPE;
  }

  @Override
  public Coordinates coordinates() {
    return Coordinates.WHITENED;
  }

  @Override
  public int width() {
    return usual.length;
  }

  @Override
  public double[] score(FeatureRows rows) {
    float[] whitened = rows.in(Coordinates.WHITENED);
    int count = rows.count();
    int width = usual.length;
    float[] inputs = clamped(whitened);
    double[] scores = new double[count];
    for (Autoencoder autoencoder : autoencoders) {
      float[] outputs = autoencoder.network().outputs(inputs);
      for (int row = 0; row < count; row++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          // the whole distance, also where the number is out of bounds
          double error = whitened[row * width + i] - outputs[row * width + i];
          sum += error * error / usual[i];
        }
        scores[row] += sum / autoencoders.size();
      }
    }
    return scores;
  }

  /** Whitened rows clamped to what the autoencoders know. */
  private static float[] clamped(float[] whitened) {
    float[] clamped = new float[whitened.length];
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = Math.max(-BOUND, Math.min(BOUND, whitened[i]));
    }
    return clamped;
  }
}
