package io.hourglass.benchmarks;

import io.hourglass.benchmarks.likelihood.LikelihoodCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench likelihood}. */
public final class LikelihoodBench implements Bench {
  @Override
  public String name() {
    return "likelihood";
  }

  @Override
  public String description() {
    return "log likelihood of dynamically binarized MNIST, by prior and objective";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new LikelihoodCommand(), options);
  }
}
