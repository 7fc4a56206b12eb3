package io.hourglass.benchmarks.own;

import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.List;
import java.util.SplittableRandom;

/** How long it takes from nothing to the end of the first step of training the lesson's design. */
final class FirstStep {
  private static final int BATCH = 256;
  private static final int SIDE = 28;

  private FirstStep() {}

  /**
   * Prints when the first step was done, in milliseconds since 1970: whoever started this knows
   * when.
   */
  static void measure(PrintWriter out) {
    Trainer.prepare(notice -> {}); // as the command line does before it reads data
    Trainer.with(Training.defaults().withEpochs(1))
        .listening(
            new TrainingListener() {
              @Override
              public void progressed(Progress progress) {
                out.printf("hourglass start step_at_ms=%d%n", System.currentTimeMillis());
              }
            })
        .fit(Design.lesson(), noise());
  }

  private static Table noise() {
    SplittableRandom random = new SplittableRandom(1);
    byte[][] pictures = new byte[BATCH][SIDE * SIDE];
    for (byte[] picture : pictures) {
      random.nextBytes(picture);
    }
    ColumnType.Image type = new ColumnType.Image(SIDE, SIDE, 1);
    return new Table("noise", List.of(new ImageColumn("picture", type, pictures)));
  }
}
