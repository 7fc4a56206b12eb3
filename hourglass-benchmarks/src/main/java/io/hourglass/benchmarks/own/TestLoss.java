package io.hourglass.benchmarks.own;

import io.hourglass.examples.lesson.Lesson;
import io.hourglass.examples.lesson.LessonData;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.run.TrainingStoppedException;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.Locale;

/** The lesson's example, as {@code hourglass demo} trains it. */
final class TestLoss {
  private TestLoss() {}

  static void measure(String data, int epochs, long seed, PrintWriter out) {
    Training training = Training.defaults().withEpochs(epochs).withSeed(seed);
    Lesson lesson =
        new Lesson(
            LessonData.read(data, ReadOptions.defaults()),
            training,
            () -> false,
            new TrainingListener() {});
    try {
      Lesson.Result result = lesson.learn();
      out.printf(
          Locale.ROOT,
          "hourglass lesson seed=%d test_loss=%.5f principal=%.5f mean=%.5f seconds=%.1f%n",
          seed,
          result.testLoss(),
          result.principalLoss(),
          result.meanLoss(),
          result.seconds());
    } catch (TrainingStoppedException e) {
      throw new IllegalStateException("nobody has asked it to stop", e);
    }
  }
}
