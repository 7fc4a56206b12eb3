package io.hourglass.cli.option;

import io.hourglass.detect.Detector;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The file of a detector. */
public final class DetectorArgument {
  @Parameters(paramLabel = "MODEL", description = "A detector's file, as detect fit writes it.")
  private Path file = Path.of("");

  /** The file as it was named. */
  public Path file() {
    return file;
  }

  /** Reads and checks it. */
  public Detector load() {
    return Detector.load(file);
  }
}
