package io.hourglass.cli.output;

import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.evaluate.HighestScoringRows;
import io.hourglass.detect.evaluate.HighestScoringRows.ScoredRow;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.score.Detections;
import io.hourglass.io.image.Png;
import io.hourglass.report.Text;
import io.hourglass.report.detect.HeatMapImage;
import java.nio.file.Path;
import java.util.List;

/** Writes the heat maps of the highest-scoring rows. */
public final class HeatMaps {
  private final HighestScoringRows highest;
  private final Path folder;

  /**
   * An empty collection.
   *
   * @param folder to write to
   * @param most number of rows to keep
   */
  public HeatMaps(RowDetector detector, Path folder, int most) {
    this.highest = new HighestScoringRows(detector, most);
    this.folder = folder;
  }

  /** Adds the next rows. */
  public void add(Table table, Detections scores, long firstRow) {
    highest.add(table, scores, firstRow);
  }

  /** Writes a file such as {@code row-000017.png} per row, and column if there are several. */
  public void write(Console console) {
    Output.make(folder);
    highest.rows().forEach(this::write);
    console.say(
        "%s: heat maps of the highest-scoring %s"
            .formatted(folder, Text.count(highest.rows().size(), "image")));
  }

  private void write(ScoredRow row) {
    String title =
        Text.format("row %,d    score %.2f    p-value %.2g", row.row(), row.score(), row.pValue());
    List<HeatMap> maps = highest.heatMaps(row);
    for (HeatMap map : maps) {
      String column = maps.size() == 1 ? "" : "-" + map.column().replaceAll("\\W", "_");
      Path file = folder.resolve(Text.format("row-%06d%s.png", row.row(), column));
      Png.write(file, HeatMapImage.of(map, title));
    }
  }
}
