package io.hourglass.benchmarks;

import io.hourglass.benchmarks.vae.RateDistortionCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench rate-distortion}. */
public final class RateDistortionBench implements Bench {
  @Override
  public String name() {
    return "rate-distortion";
  }

  @Override
  public String description() {
    return "what a VAE's code costs against what it is worth, over beta";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new RateDistortionCommand(), options);
  }
}
