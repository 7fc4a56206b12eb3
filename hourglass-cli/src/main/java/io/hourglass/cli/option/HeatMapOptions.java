package io.hourglass.cli.option;

import io.hourglass.cli.output.HeatMaps;
import io.hourglass.cli.output.Output;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import io.hourglass.report.ImageSheet;
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
    return folder.map(chosen -> collecting(detector, chosen));
  }

  private HeatMaps collecting(Detector detector, Path chosen) {
    if (most < 1) {
      throw new IllegalArgumentException("--maps-most must be at least 1, got " + most);
    }
    RowDetector ofImages = detectorOfImages(detector);
    Output.checkedFolder(chosen);
    return new HeatMaps(ofImages, chosen, most);
  }

  private static RowDetector detectorOfImages(Detector detector) {
    if (detector instanceof RowDetector rows && ImageSheet.find(rows.schema()).isPresent()) {
      return rows;
    }
    throw new IllegalArgumentException(
        "--maps needs a detector of images, got one of " + detector.schema().names());
  }
}
