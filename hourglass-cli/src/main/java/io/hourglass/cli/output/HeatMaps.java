package io.hourglass.cli.output;

import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.score.Detections;
import io.hourglass.io.image.Png;
import io.hourglass.report.detect.HeatMapImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the strangest rows of all that are scored, and writes the heat maps of their pictures. */
public final class HeatMaps {
  private final RowDetector detector;
  private final Path folder;
  private final int most;
  private final PriorityQueue<Kept> strangest =
      new PriorityQueue<>(Comparator.comparingDouble(Kept::score));

  /**
   * A row that is kept.
   *
   * @param row its number, from 1
   * @param score it has
   * @param pValue it has
   * @param encoded its features
   */
  private record Kept(long row, double score, double pValue, float[] encoded) {}

  /**
   * None kept yet.
   *
   * @param folder to write to
   * @param most rows to keep
   */
  public HeatMaps(RowDetector detector, Path folder, int most) {
    this.detector = detector;
    this.folder = folder;
    this.most = most;
  }

  /** Takes the next rows. */
  public void add(Table table, Detections scores, long firstRow) {
    Rows encoded = detector.codec().encode(table, firstRow);
    int width = encoded.width();
    for (int row = 0; row < encoded.rows(); row++) {
      double score = scores.score(row);
      if (strangest.size() < most || score > strangest.element().score()) {
        float[] own = Arrays.copyOfRange(encoded.values(), row * width, (row + 1) * width);
        strangest.add(new Kept(firstRow + row + 1, score, scores.pValue(row), own));
      }
      if (strangest.size() > most) {
        strangest.remove();
      }
    }
  }

  /** Writes {@code row-000017.png} for each, with the column's name where there are several. */
  public void write(Console console) {
    Output.make(folder);
    for (Kept kept : strangest) {
      List<HeatMap> maps = detector.heatMaps(new Rows(kept.encoded(), kept.encoded().length), 0);
      for (HeatMap map : maps) {
        String column = maps.size() == 1 ? "" : "-" + map.column().replaceAll("\\W", "_");
        Png.write(
            folder.resolve(Text.format("row-%06d%s.png", kept.row(), column)),
            HeatMapImage.of(
                map,
                Text.format(
                    "row %,d    score %.2f    p-value %.2g",
                    kept.row(), kept.score(), kept.pValue())));
      }
    }
    console.say(
        "%s: heat maps of the strangest %s"
            .formatted(folder, Text.count(strangest.size(), "picture")));
  }
}
