package io.hourglass.cli.output;

import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.score.Detections;
import io.hourglass.io.image.Png;
import io.hourglass.report.Text;
import io.hourglass.report.detect.HeatMapImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Collects the highest-scoring rows, and writes the heat maps of their images. */
public final class HeatMaps {
  private final RowDetector detector;
  private final Path folder;
  private final int most;
  private final PriorityQueue<Candidate> highest =
      new PriorityQueue<>(Comparator.comparingDouble(Candidate::score));

  /**
   * A row that is row.
   *
   * @param row its number, from 1
   * @param score it has
   * @param pValue it has
   * @param encoded its features
   */
  private record Candidate(long row, double score, double pValue, float[] encoded) {}

  /**
   * An empty collection.
   *
   * @param folder to write to
   * @param most number of rows to keep
   */
  public HeatMaps(RowDetector detector, Path folder, int most) {
    this.detector = detector;
    this.folder = folder;
    this.most = most;
  }

  /** Adds the next rows. */
  public void add(Table table, Detections scores, long firstRow) {
    Rows encoded = detector.codec().encode(table, firstRow);
    int width = encoded.width();
    for (int row = 0; row < encoded.rows(); row++) {
      double score = scores.score(row);
      if (highest.size() < most || score > highest.element().score()) {
        float[] own = Arrays.copyOfRange(encoded.values(), row * width, (row + 1) * width);
        highest.add(new Candidate(firstRow + row + 1, score, scores.pValue(row), own));
      }
      if (highest.size() > most) {
        highest.remove();
      }
    }
  }

  /** Writes a file such as {@code row-000017.png} per row, and column if there are several. */
  public void write(Console console) {
    Output.make(folder);
    for (Candidate row : highest) {
      List<HeatMap> maps = detector.heatMaps(new Rows(row.encoded(), row.encoded().length), 0);
      for (HeatMap map : maps) {
        String column = maps.size() == 1 ? "" : "-" + map.column().replaceAll("\\W", "_");
        Png.write(
            folder.resolve(Text.format("row-%06d%s.png", row.row(), column)),
            HeatMapImage.of(
                map,
                Text.format(
                    "row %,d    score %.2f    p-value %.2g",
                    row.row(), row.score(), row.pValue())));
      }
    }
    console.say(
        "%s: heat maps of the highest-scoring %s"
            .formatted(folder, Text.count(highest.size(), "image")));
  }
}
