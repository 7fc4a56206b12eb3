package io.hourglass.data;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * Numbers. A missing number is NaN; there is no other NaN in a column.
 *
 * <p>The array is taken over, not copied: whoever makes a column gives it away.
 */
public final class NumericColumn implements Column {
  private static final ColumnType TYPE = new ColumnType.Numeric();

  private final String name;
  private final double[] values;

  /** Takes over the values, NaN where missing. */
  public NumericColumn(String name, double[] values) {
    this.name = name;
    this.values = values;
  }

  /** The number, NaN where missing. */
  public double get(int row) {
    return values[row];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType type() {
    return TYPE;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public Object value(int row) {
    return isMissing(row) ? "" : (Object) values[row];
  }

  @Override
  public ColumnSummary summary() {
    DoubleSummaryStatistics range =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
    ColumnSummary summary = ColumnSummary.of(this);
    return range.getCount() == 0
        ? summary
        : summary.with(
            new ColumnSummary.NumericRange(range.getMin(), range.getMax(), range.getAverage()));
  }

  @Override
  public NumericColumn renamed(String newName) {
    return new NumericColumn(newName, values);
  }

  @Override
  public NumericColumn select(int[] rows) {
    double[] selected = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return new NumericColumn(name, selected);
  }
}
