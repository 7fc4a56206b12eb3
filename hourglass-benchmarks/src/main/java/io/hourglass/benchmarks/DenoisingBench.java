package io.hourglass.benchmarks;

import io.hourglass.benchmarks.denoising.DenoisingCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench denoising}. */
public final class DenoisingBench implements Bench {
  @Override
  public String name() {
    return "denoising";
  }

  @Override
  public String description() {
    return "a convolutional autoencoder beside PyTorch's, and as a denoiser beside the best linear one";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new DenoisingCommand(), options);
  }
}
