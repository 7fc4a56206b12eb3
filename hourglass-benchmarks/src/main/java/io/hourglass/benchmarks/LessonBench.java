package io.hourglass.benchmarks;

import io.hourglass.benchmarks.lesson.LessonCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench lesson}. */
public final class LessonBench implements Bench {
  @Override
  public String name() {
    return "lesson";
  }

  @Override
  public String description() {
    return "the lesson's test loss on MNIST beside PyTorch's";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new LessonCommand(), options);
  }
}
