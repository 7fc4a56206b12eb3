package io.hourglass.benchmarks.own;

import io.hourglass.cli.lesson.Lesson;
import io.hourglass.cli.lesson.LessonData;
import io.hourglass.io.ReadOptions;
import io.hourglass.train.Stopped;
import io.hourglass.train.Training;
import io.hourglass.train.TrainingListener;
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
    } catch (Stopped e) {
      throw new IllegalStateException("nobody has asked it to stop", e);
    }
  }
}
