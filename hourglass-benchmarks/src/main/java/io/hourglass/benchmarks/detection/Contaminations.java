package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.anomalies.DataFolder;
import io.hourglass.benchmarks.anomalies.LabelledRows;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.rows.Contamination;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What share of rows is found to be strange: of the normal rows of a set, of all its rows, and of
 * normal ones among which strange ones were planted, every number of which is drawn evenly from
 * three times the column's range.
 */
final class Contaminations {
  private static final double[] PLANTED = {0.02, 0.05, 0.1, 0.2};

  private Contaminations() {}

  /**
   * Of a set.
   *
   * @param set its name
   * @param rows of it
   * @param truth share of anomalies among them
   * @param found share of all rows
   * @param clean share of the normal rows
   * @param planted share found where 2, 5, 10 and 20 % of the rows were planted
   */
  record Found(
      String set, int rows, double truth, double found, double clean, List<Double> planted) {
    Found {
      planted = List.copyOf(planted);
    }
  }

  /** Of sets of ADBench. */
  static List<Found> measure(Path folder, List<String> sets) {
    return DataFolder.of(Optional.of(folder.resolve("adbench")), "").sets(sets).stream()
        .map(file -> of(LabelledRows.read(file)))
        .toList();
  }

  private static Found of(LabelledRows set) {
    Table all = new Table(set.name(), List.copyOf(set.columns()));
    int[] places = IntStream.range(0, set.rows()).filter(row -> !set.anomalous()[row]).toArray();
    Table normal = all.select(places);
    return new Found(
        set.name(),
        set.rows(),
        1 - (double) normal.rows() / set.rows(),
        share(all),
        share(normal),
        DoubleStream.of(PLANTED).map(share -> share(planted(normal, share))).boxed().toList());
  }

  private static double share(Table table) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    Rows rows = codec.encode(table);
    return Contamination.share(rows.values(), FeatureExtractor.of(codec).categorical());
  }

  /** With strange rows in the place of the first ones. */
  private static Table planted(Table normal, double share) {
    SplittableRandom random = new SplittableRandom(1);
    int strange = (int) Math.round(share * normal.rows());
    List<Column> columns =
        normal.columns().stream()
            .<Column>map(column -> planted((NumericColumn) column, strange, random))
            .toList();
    return new Table(normal.name(), columns);
  }

  private static Column planted(NumericColumn column, int strange, SplittableRandom random) {
    double[] values = IntStream.range(0, column.rows()).mapToDouble(column::get).toArray();
    DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
    double width = range.getMax() - range.getMin();
    for (int row = 0; row < strange; row++) {
      values[row] = range.getMin() + width * (3 * random.nextDouble() - 1);
    }
    return new NumericColumn(column.name(), values);
  }
}
