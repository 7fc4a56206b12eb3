package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Card payments of two days (Dal Pozzolo et al. 2015), all frauds and a tenth of the genuine ones,
 * in the order of time.
 */
final class CreditCards {
  /** Genuine rows that there were for each that was kept. */
  private static final double WEIGHT = 284_315.0 / 28_263;

  private static final String LABEL = "Class";

  private CreditCards() {}

  static Split split(Path folder) {
    Path file = folder.resolve("creditcard/creditcard_sample.csv.gz");
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + ": expected the sample of card payments, got none");
    }
    Table all =
        Tables.read(
            file.toAbsolutePath().toString(), ReadOptions.defaults().withDrop(List.of("Time")));
    Column labels = all.column(LABEL);
    boolean[] fraud = new boolean[all.rows()];
    for (int row = 0; row < fraud.length; row++) {
      fraud[row] = !String.valueOf(labels.value(row)).startsWith("0");
    }
    Table cells = all.without(List.of(LABEL));
    int half = fraud.length / 2;
    int[] genuine = IntStream.range(0, half).filter(row -> !fraud[row]).toArray();
    return new Split(
        cells.select(genuine),
        cells.slice(half, fraud.length),
        Arrays.copyOfRange(fraud, half, fraud.length),
        List.of(),
        WEIGHT,
        List.of(new Conformal(0.01), new Conformal(0.001)));
  }
}
