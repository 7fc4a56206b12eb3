package io.hourglass.benchmarks.anomalies;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
import java.util.ArrayList;
import java.util.List;

/** Hourglass's detector as anyone gets it: {@code detect fit} without an option but the seed. */
record Ours() implements Entrant {
  @Override
  public String name() {
    return "Hourglass";
  }

  @Override
  public Scorer fit(float[] rows, int width, long seed) {
    RowDetector detector =
        DetectorFitter.with(DetectorSettings.defaults().withSeed(seed)).fit(table(rows, width));
    return others -> detector.score(table(others, width)).scores();
  }

  private static Table table(float[] rows, int width) {
    int count = rows.length / width;
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[count];
      for (int row = 0; row < count; row++) {
        values[row] = rows[row * width + column];
      }
      columns.add(new NumericColumn("column " + (column + 1), values));
    }
    return new Table("rows", columns);
  }
}
