package io.hourglass.benchmarks.detection;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.io.generate.Payments;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Payments that are made up: numbers, names, times and missing cells. Frauds are among the rows
 * that are learned from, as they are where nobody has labels; some test rows are of a merchant that
 * the training rows do not have.
 */
final class MadeUp {
  private static final int TRAINING = 100_000;
  private static final int TEST = 50_000;
  private static final String LABEL = "fraud";
  private static final String MERCHANT = "merchant";

  /** Every so many test rows. */
  private static final int RENAMED = 50;

  private MadeUp() {}

  static Split split() {
    Table test = Payments.generate("payments:test", TEST, 2);
    Column labels = test.column(LABEL);
    boolean[] fraud = new boolean[TEST];
    for (int row = 0; row < TEST; row++) {
      fraud[row] = labels.value(row).equals(1.0);
    }
    return new Split(
        Payments.generate("payments:train", TRAINING, 1).without(List.of(LABEL)),
        renamed(test.without(List.of(LABEL))),
        fraud,
        Payments.kinds(TEST, 2),
        1,
        List.of(new Conformal(0.01), new Conformal(0.001)));
  }

  /** With a merchant that nobody has seen in every fiftieth row. */
  private static Table renamed(Table table) {
    Column merchants = table.column(MERCHANT);
    return new Table(
        table.name(),
        table.columns().stream()
            .map(column ->
                column.name().equals(MERCHANT)
                    ? CategoricalColumn.of(
                        MERCHANT,
                        IntStream.range(0, table.rows())
                            .mapToObj(row ->
                                row % RENAMED == 0
                                    ? "never seen"
                                    : String.valueOf(merchants.value(row)))
                            .toList())
                    : column)
            .toList());
  }
}
