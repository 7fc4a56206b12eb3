package io.hourglass.train.settings;

import io.hourglass.codec.CodecFit;
import io.hourglass.json.IfAbsent;
import io.hourglass.setting.Settings;

/**
 * How a design is trained.
 *
 * @param epochs passes over the rows
 * @param batch rows per step
 * @param learningRate of Adam (Kingma and Ba 2015; beta 0.9 and 0.999, epsilon 1e-7)
 * @param schedule of the learning rate over the run
 * @param weightDecay decoupled from the gradient, AdamW (Loshchilov and Hutter 2019); 0 is Adam
 * @param clipNorm bound of the Euclidean norm of a step's gradient; 0 for none
 * @param validation which rows are held out
 * @param patience epochs without a better loss before training stops early; 0 for never. With
 *     patience the best weights are kept, else the last
 * @param seed of everything random: first weights, order of rows, dropout, validation share
 * @param threads of the engine; 0 chooses by the size of the network
 * @param codec how columns are encoded
 * @param bfloat16 whether convolutions compute in half the bits, where the processor can; weights
 *     and sums stay in float32
 */
@Settings
public record Training(
    int epochs,
    int batch,
    double learningRate,
    Schedule schedule,
    double weightDecay,
    double clipNorm,
    Validation validation,
    int patience,
    long seed,
    int threads,
    CodecFit codec,
    @IfAbsent("false") boolean bfloat16)
    implements TrainingBuilder.With {
  public Training {
    atLeast("epochs", epochs, 1);
    atLeast("batch", batch, 1);
    atLeast("patience", patience, 0);
    atLeast("threads", threads, 0);
    if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate must be a finite number > 0, got " + learningRate);
    }
    if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
      throw new IllegalArgumentException(
          "weight decay must be a finite number >= 0, got " + weightDecay);
    }
    if (!(clipNorm >= 0) || !Double.isFinite(clipNorm)) {
      throw new IllegalArgumentException("clip must be a finite number >= 0, got " + clipNorm);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, got %d".formatted(name, least, value));
    }
  }

  /** The lesson's: 10 epochs, batch 256, Adam at 1e-3, every row, seed 1. */
  public static Training defaults() {
    return new Training(
        10,
        256,
        1e-3,
        new Schedule.Constant(),
        0,
        0,
        new Validation.None(),
        0,
        1,
        0,
        CodecFit.defaults(),
        false);
  }
}
