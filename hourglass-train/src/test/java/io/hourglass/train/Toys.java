package io.hourglass.train;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Small tables with something to learn. */
public final class Toys {
  private static final int COLUMNS = 6;

  private Toys() {}

  /** Six numeric columns that follow two hidden ones. */
  public static Table numbers(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[COLUMNS][rows];
    for (int row = 0; row < rows; row++) {
      double a = random.nextDouble(-1, 1);
      double b = random.nextDouble(-1, 1);
      for (int column = 0; column < COLUMNS; column++) {
        double noise = random.nextDouble(-0.05, 0.05);
        values[column][row] = 10 * column + a * Math.cos(column) + b * Math.sin(column) + noise;
      }
    }
    List<NumericColumn> columns = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      columns.add(new NumericColumn("x" + column, values[column]));
    }
    return new Table("numbers", List.copyOf(columns));
  }

  /** Numbers, names and moments, some of each missing. */
  static Table mixed(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] amount = new double[rows];
    long[] moment = new long[rows];
    String[] country = new String[rows];
    double[] whole = new double[rows];
    for (int row = 0; row < rows; row++) {
      int kind = random.nextInt(3);
      amount[row] = random.nextInt(10) == 0 ? Double.NaN : 100 * kind + random.nextDouble();
      country[row] = random.nextInt(10) == 0 ? "" : List.of("DE", "NL", "FR").get(kind);
      moment[row] =
          random.nextInt(10) == 0 ? TimestampColumn.MISSING : 1_700_000_000_000L + row * 3_600_000L;
      whole[row] = kind + random.nextDouble();
    }
    return new Table(
        "mixed",
        List.of(
            new NumericColumn("amount", amount),
            CategoricalColumn.of("country", Arrays.asList(country)),
            new TimestampColumn("moment", moment),
            new NumericColumn("whole", whole)));
  }
}
