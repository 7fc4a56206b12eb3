package io.hourglass.detect.fit;

import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;

/**
 * How long a small autoencoder trains: for a number of steps, however many rows there are, so that
 * a table takes seconds, and for at most {@value #MAX_EPOCHS} epochs of few rows.
 *
 * @param steps of training, about
 * @param batch rows of a step, at most half of all
 * @param rate of the first step; it falls along half a cosine
 */
record StepBudget(int steps, int batch, double rate) {
  private static final int MAX_EPOCHS = 400;

  /** The last learning rate as a share of the first. */
  private static final double LAST = 0.01;

  Training training(int rows, long seed) {
    int own = Math.min(batch, Math.max(1, rows / 2));
    int perEpoch = (rows + own - 1) / own;
    int epochs = Math.max(1, Math.min(MAX_EPOCHS, (steps + perEpoch - 1) / perEpoch));
    return Training.defaults()
        .withEpochs(epochs)
        .withBatch(own)
        .withLearningRate(rate)
        .withSchedule(new Schedule.Cosine(LAST))
        .withSeed(seed);
  }
}
