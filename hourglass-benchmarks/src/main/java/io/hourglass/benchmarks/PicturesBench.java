package io.hourglass.benchmarks;

import io.hourglass.benchmarks.pictures.PicturesCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench pictures}. */
public final class PicturesBench implements Bench {
  @Override
  public String name() {
    return "pictures";
  }

  @Override
  public String description() {
    return "one class of pictures learned, all others found, beside simple detectors";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new PicturesCommand(), options);
  }
}
