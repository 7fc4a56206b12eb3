package io.hourglass.benchmarks.speed;

import io.hourglass.design.Design;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.List;

/** The time from nothing to the end of the first step of training the lesson's design. */
final class StartWork {
  private static final int BATCH = 256;

  private StartWork() {}

  /**
   * Prints when the first step was done, in milliseconds since 1970: the caller knows the start.
   */
  static void measure(List<String> arguments, PrintWriter out) {
    Trainer.prepare(notice -> {}); // as the command line does before it reads data
    Trainer.with(Training.defaults().withEpochs(1))
        .listening(
            new TrainingListener() {
              @Override
              public void progressed(Progress progress) {
                out.printf("hourglass start step_at_ms=%d%n", System.currentTimeMillis());
              }
            })
        .fit(Design.lesson(), GrayImages.noise(BATCH));
  }
}
