package io.hourglass.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The file of a detector. */
final class DetectorArgument {
  @Parameters(paramLabel = "MODEL", description = "A detector's file, as detect fit writes it.")
  private Path file = Path.of("");

  /** The file as it was named. */
  Path file() {
    return file;
  }

  /** Reads and checks it. */
  FittedDetector load() {
    return FittedDetector.load(file);
  }
}
