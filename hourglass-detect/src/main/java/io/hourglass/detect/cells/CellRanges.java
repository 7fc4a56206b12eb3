package io.hourglass.detect.cells;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the cells of every column are, regardless of the others.
 *
 * @param center scaled features that are expected: of a number the median, or the mean where the
 *     median is an end of the range; of anything else the mean
 * @param ranges of residuals about it, one for each cell
 */
record CellRanges(float[] center, List<UsualRange> ranges) {
  /** Numbers of a range. */
  static final int PARTS = 4;

  CellRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * From rows.
   *
   * @param rows of features, side by side
   */
  static CellRanges fit(List<FeatureBlock> cells, BoundedScaling scaling, float[] rows) {
    float[] center = new float[scaling.width()];
    cells.stream()
        .filter(FeatureBlock::isNumber)
        .forEach(cell -> center[cell.start()] = center(cell, scaling, rows));
    CellRanges expected = new CellRanges(center, List.of());
    Residuals residuals = new Residuals(cells, scaling, rows);
    for (int row = 0; row < rows.length / scaling.width(); row++) {
      for (int cell = 0; cell < cells.size(); cell++) {
        residuals.add(row, cell, expected.expected(cells.get(cell)));
      }
    }
    return new CellRanges(center, residuals.ranges());
  }

  private static float center(FeatureBlock cell, BoundedScaling scaling, float[] rows) {
    float[] sorted = BoundedScaling.present(rows, cell.start(), scaling.width());
    float median = BoundedScaling.quantile(sorted, 0.5);
    boolean isEnd =
        median == BoundedScaling.quantile(sorted, (1 - UsualRange.COVERAGE) / 2)
            || median == BoundedScaling.quantile(sorted, (1 + UsualRange.COVERAGE) / 2);
    return isEnd ? 0 : (float) scaling.apply(median, cell.start());
  }

  /** The scaled features that are expected of a cell. */
  double[] expected(FeatureBlock cell) {
    double[] expected = new double[cell.width()];
    Arrays.setAll(expected, i -> center[cell.start() + i]);
    return expected;
  }

  static CellRanges read(DetectorParts parts, List<FeatureBlock> cells) {
    float[] center = parts.array("center").values();
    checkCount("centers", FeatureBlock.width(cells), center.length);
    return new CellRanges(center, ranges(parts.array("ranges").values(), cells.size()));
  }

  /** An array of a file must have a number for each of what it is about. */
  static void checkCount(String what, int expected, int got) {
    if (got != expected) {
      throw new IllegalArgumentException(
          "there must be %d %s of cells, got %d".formatted(expected, what, got));
    }
  }

  void write(DetectorParts parts) {
    parts.put("center", Shape.of(center.length), center);
    parts.put("ranges", Shape.of(ranges.size(), PARTS), array(ranges));
  }

  /** Ranges as an array. */
  static float[] array(List<UsualRange> ranges) {
    float[] array = new float[PARTS * ranges.size()];
    for (int i = 0; i < ranges.size(); i++) {
      UsualRange range = ranges.get(i);
      float[] parts = {range.low(), range.high(), range.farLow(), range.farHigh()};
      System.arraycopy(parts, 0, array, PARTS * i, PARTS);
    }
    return array;
  }

  /** The ranges of so many cells from what {@link #array} made of them. */
  static List<UsualRange> ranges(float[] array, int cells) {
    checkCount("numbers of ranges", PARTS * cells, array.length);
    List<UsualRange> ranges = new ArrayList<>();
    for (int i = 0; i < array.length; i += PARTS) {
      ranges.add(new UsualRange(array[i], array[i + 1], array[i + 2], array[i + 3]));
    }
    return ranges;
  }
}
