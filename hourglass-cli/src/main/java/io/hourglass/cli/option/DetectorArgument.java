package io.hourglass.cli.option;

import io.hourglass.detect.Detector;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The detector file that most detect commands take first. */
public final class DetectorArgument {
  @Parameters(paramLabel = "MODEL", description = "A detector file, as written by detect fit.")
  private Path file = Path.of("");

  /** Its path. */
  public Path file() {
    return file;
  }

  /** Reads and checks it. */
  public Detector load() {
    return Detector.load(file);
  }
}
