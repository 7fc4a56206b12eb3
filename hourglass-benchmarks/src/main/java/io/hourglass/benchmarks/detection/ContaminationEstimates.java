package io.hourglass.benchmarks.detection;

import static io.hourglass.benchmarks.report.ResultColumn.count;
import static io.hourglass.benchmarks.report.ResultColumn.number;
import static io.hourglass.benchmarks.report.ResultColumn.text;

import io.hourglass.benchmarks.report.ResultColumn;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.rows.Contamination;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The estimated contamination of a dataset: of all its rows, of its normal rows, and of these with
 * anomalies planted among them, every number of which is drawn evenly from three times the column's
 * range.
 *
 * @param data the dataset
 * @param normal its normal rows
 */
record ContaminationEstimates(AdbenchTable data, Table normal) {
  private static final double[] PLANTED = {0.02, 0.05, 0.1, 0.2};

  private static double percent(Table table) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    float[] rows = codec.encode(table).values();
    return 100 * Contamination.share(rows, FeatureExtractor.of(codec).categorical());
  }

  /** Anomalies in the place of the first rows. */
  private static Table planted(Table normal, double share) {
    SplittableRandom random = new SplittableRandom(1);
    int anomalies = (int) Math.round(share * normal.rows());
    List<Column> columns =
        normal.columns().stream()
            .<Column>map(column -> planted((NumericColumn) column, anomalies, random))
            .toList();
    return new Table(normal.name(), columns);
  }

  private static Column planted(NumericColumn column, int anomalies, SplittableRandom random) {
    double[] values = IntStream.range(0, column.rows()).mapToDouble(column::get).toArray();
    DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
    double width = range.getMax() - range.getMin();
    for (int row = 0; row < anomalies; row++) {
      values[row] = range.getMin() + width * (3 * random.nextDouble() - 1);
    }
    return new NumericColumn(column.name(), values);
  }

  /** Measures on the datasets of a folder. */
  static ResultTable table(Path folder) {
    List<ResultColumn<ContaminationEstimates>> columns = new ArrayList<>();
    columns.add(text("dataset", one -> one.data().name()));
    columns.add(count("rows", one -> one.data().rows()));
    columns.add(
        number(
            "anomalies", 1, one -> 100 * (1 - (double) one.normal().rows() / one.data().rows())));
    columns.add(number("estimated", 1, one -> percent(one.data().table())));
    columns.add(number("in normal rows", 1, one -> percent(one.normal())));
    for (double share : PLANTED) {
      String heading = Math.round(100 * share) + " planted";
      columns.add(number(heading, 1, one -> percent(planted(one.normal(), share))));
    }
    List<ContaminationEstimates> datasets =
        AdbenchTable.files(folder, FalsePositives.DATASETS).stream()
            .map(AdbenchTable::read)
            .map(data -> new ContaminationEstimates(data, data.table().select(data.rows(false))))
            .toList();
    return ResultTable.of("contamination", "Contamination in percent", datasets, columns);
  }
}
