package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.detect.testing.SignalData;
import io.hourglass.json.Json;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes a detector of every kind that later releases must load, and what it scores. Run once per
 * release with the folder {@code src/test/resources/models} and the release's number; what is there
 * is never written again.
 */
final class GoldenDetectors {
  private static final int ROWS = 40;

  private GoldenDetectors() {}

  /**
   * What a detector says of {@link #table}.
   *
   * @param scores of its rows
   * @param pValues of its rows
   * @param anomalies among its rows
   * @param reasons of its rows
   */
  record Golden(
      double[] scores, double[] pValues, boolean[] anomalies, List<List<Reason>> reasons) {
    static Golden of(Detector detector, Table table) {
      Detections scored = detector.session().next(table, 0, Math.min(3, detector.maxReasons(3)));
      return new Golden(
          scored.scores(),
          scored.pValues(),
          scored.anomalies(),
          IntStream.range(0, scored.rows()).mapToObj(scored::reasons).toList());
    }
  }

  public static void main(String... args) throws IOException {
    for (Map.Entry<String, Detector> one : detectors().entrySet()) {
      Path file = Path.of(args[0]).resolve(args[1] + "-" + one.getKey() + ".hg");
      if (Files.exists(file)) {
        throw new IOException(file + " is there already, and must stay as it is");
      }
      one.getValue().save(file);
      Golden golden = Golden.of(Detector.load(file), table(one.getKey()));
      Files.writeString(scores(file), Json.writeLine(golden) + "\n");
    }
  }

  private static Map<String, Detector> detectors() {
    Map<String, Detector> detectors = new LinkedHashMap<>();
    detectors.put("rows", Detectors.untrained(table("rows"), 1));
    Table images = table("images");
    detectors.put("images", Detectors.untrained(images, 2).with(List.of(inpainter(images))));
    detectors.put("series", SeriesData.untrained(SeriesData.waves(90, 5), 3));
    detectors.put("signals", SignalData.untrained(table("signals"), 4));
    return detectors;
  }

  /** The rows that a golden detector of that name is fitted to, or scores. */
  static Table table(String name) {
    return switch (name) {
      case "rows" -> Models.mixed(ROWS, 1);
      case "images" -> {
        Table images = Models.pictures(ROWS / 2, 3, 2, 2);
        yield images.with(Models.mixed(ROWS / 2, 2).column("amount"));
      }
      case "series" -> SeriesData.waves(ROWS, 3);
      case "signals" -> SignalData.beats(ROWS, 4);
      default -> throw new IllegalArgumentException("no golden detector is called " + name);
    };
  }

  private static Inpainter inpainter(Table table) {
    ImageColumn images =
        (ImageColumn)
            table.columns().stream()
                .filter(column -> column.type() instanceof ColumnType.Image)
                .findFirst()
                .orElseThrow();
    Design design = Design.dense(List.of(4, 2), Activation.TANH, Activation.LINEAR);
    return new Inpainter(
        Autoencoder.of(Models.untrained(design, new Table("images", List.of(images)), 5)));
  }

  static Path scores(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".hg", ".scores.json"));
  }
}
