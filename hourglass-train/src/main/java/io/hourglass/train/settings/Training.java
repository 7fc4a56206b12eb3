package io.hourglass.train.settings;

import io.hourglass.codec.CodecFit;
import io.hourglass.json.IfAbsent;

/**
 * How a design is trained.
 *
 * @param epochs passes over the rows
 * @param batch rows per step
 * @param rate learning rate of Adam (Kingma and Ba 2015; beta 0.9 and 0.999, epsilon 1e-7)
 * @param schedule how the rate goes over the run
 * @param weightDecay decoupled from the gradient, AdamW (Loshchilov and Hutter 2019); 0 is Adam
 * @param clipNorm the greatest Euclidean norm of the gradient of a step; 0 for no bound
 * @param validation which rows are kept out
 * @param patience epochs without a better loss before training stops early; 0 for never. With
 *     patience the best weights are kept, else the last
 * @param seed of everything random: first weights, order of rows, dropout, validation share
 * @param threads of the engine; 0 chooses by the size of the network
 * @param codec how columns are encoded
 * @param bfloat16 whether convolutions compute in half the bits, where the processor can; weights
 *     and sums stay in float32
 */
public record Training(
    int epochs,
    int batch,
    double rate,
    Schedule schedule,
    double weightDecay,
    double clipNorm,
    Validation validation,
    int patience,
    long seed,
    int threads,
    CodecFit codec,
    @IfAbsent("false") boolean bfloat16) {
  public Training {
    atLeast("epochs", epochs, 1);
    atLeast("batch", batch, 1);
    atLeast("patience", patience, 0);
    atLeast("threads", threads, 0);
    if (!(rate > 0) || !Double.isFinite(rate)) {
      throw new IllegalArgumentException("rate must be a finite number > 0, got " + rate);
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

  /** The same with so many epochs. */
  public Training withEpochs(int value) {
    return new Training(
        value,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with so many rows per step. */
  public Training withBatch(int value) {
    return new Training(
        epochs,
        value,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another learning rate. */
  public Training withRate(double value) {
    return new Training(
        epochs,
        batch,
        value,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another schedule. */
  public Training withSchedule(Schedule value) {
    return new Training(
        epochs,
        batch,
        rate,
        value,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another weight decay. */
  public Training withWeightDecay(double value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        value,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another bound on the gradient. */
  public Training withClipNorm(double value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        value,
        validation,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with other rows kept out. */
  public Training withValidation(Validation value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        value,
        patience,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another patience. */
  public Training withPatience(int value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        value,
        seed,
        threads,
        codec,
        bfloat16);
  }

  /** The same with another seed. */
  public Training withSeed(long value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        value,
        threads,
        codec,
        bfloat16);
  }

  /** The same with so many threads. */
  public Training withThreads(int value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        value,
        codec,
        bfloat16);
  }

  /** The same with columns encoded otherwise. */
  public Training withCodec(CodecFit value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        value,
        bfloat16);
  }

  /** The same with convolutions in bfloat16, or not. */
  public Training withBfloat16(boolean value) {
    return new Training(
        epochs,
        batch,
        rate,
        schedule,
        weightDecay,
        clipNorm,
        validation,
        patience,
        seed,
        threads,
        codec,
        value);
  }
}
