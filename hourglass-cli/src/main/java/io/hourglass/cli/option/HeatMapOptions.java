package io.hourglass.cli.option;

import io.hourglass.cli.output.HeatMaps;
import io.hourglass.cli.output.Output;
import io.hourglass.data.ColumnType;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Heat maps of the highest-scoring images. */
public final class HeatMapOptions {
  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description =
          "Write a PNG of each of the highest-scoring images to this folder: the image, the "
              + "expected image, and a heat map of the score.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--maps-most",
      paramLabel = "N",
      description = "Number of heat maps, at most (default: ${DEFAULT-VALUE}).")
  private int most = 20;

  /**
   * Collects the images, if heat maps were asked for.
   *
   * @throws IllegalArgumentException if the detector takes no images
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
          "--maps needs a detector of images, got one of " + detector.schema().names());
    }
    Output.checkedFolder(folder.get());
    return Optional.of(new HeatMaps(rows, folder.get(), most));
  }
}
