package io.hourglass.detect.fit;

import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.train.settings.Training;
import java.util.List;
import java.util.Map;

/** An autoencoder of whitened rows that fills in a fifth of a row's numbers from the others. */
final class AutoencoderTraining {
  private static final int HIDDEN = 64;
  private static final int MAX_CODE = 16;
  private static final double MASKED = 0.2;
  private static final int BATCH = 128;
  private static final double RATE = 2e-3;

  /** Training steps, however many rows there are: enough for tables, in seconds. */
  private static final int STEPS = 2_000;

  /** Steps times the width of a row, at most: the steps of wide tables are slow. */
  private static final int MAX_NUMBERS = 500_000;

  private static final int MIN_STEPS = 250;

  private AutoencoderTraining() {}

  static Design design(Schema schema) {
    int width = schema.fields().size();
    int hidden = Math.max(HIDDEN, Math.min(width / 2, 256));
    List<Layer> layers = List.of(new Dense(hidden, Activation.SILU));
    int code = Math.max(1, Math.min(MAX_CODE, width / 2));
    return new Design(
        layers, new Code(code, Activation.LINEAR), layers, new MaskColumns(MASKED), Map.of());
  }

  static Training training(int rows, int width, long seed) {
    int steps = Math.min(STEPS, Math.max(MIN_STEPS, MAX_NUMBERS / width));
    return new StepBudget(steps, BATCH, RATE)
        .training(rows, seed)
        .withCodec(CodecFit.defaults().withScaling(Scaling.NONE));
  }
}
