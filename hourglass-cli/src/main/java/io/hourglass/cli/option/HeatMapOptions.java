package io.hourglass.cli.option;

import io.hourglass.cli.output.HeatMaps;
import io.hourglass.cli.output.Output;
import io.hourglass.data.ColumnType;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and where heat maps of pictures go. */
public final class HeatMapOptions {
  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = {
        "Write a PNG of each of the strangest pictures to this folder: the picture, what was",
        "expected, and where it is strange."
      })
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--maps-most",
      paramLabel = "N",
      description = "Pictures to write, at most (default: ${DEFAULT-VALUE}).")
  private int most = 20;

  /**
   * What gathers them, if they are wanted.
   *
   * @throws IllegalArgumentException if the detector takes no pictures
   */
  public Optional<HeatMaps> of(Detector detector) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    if (most < 1) {
      throw new IllegalArgumentException("--maps-most must be at least 1, got " + most);
    }
    if (!(detector instanceof RowDetector rows)
        || detector.schema().fields().stream()
            .noneMatch(field -> field.type() instanceof ColumnType.Image)) {
      throw new IllegalArgumentException(
          "--maps needs a detector of pictures, got one of " + detector.schema().names());
    }
    Output.checkedFolder(folder.get());
    return Optional.of(new HeatMaps(rows, folder.get(), most));
  }
}
