package io.hourglass.benchmarks.detection;

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
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The estimated contamination of a dataset: of all its rows, of its normal rows, and of these with
 * anomalies planted among them, every number of which is drawn evenly from three times the column's
 * range.
 */
record ContaminationEstimates(AdbenchTable data, Table normal) {
  /** Percent of the rows that are labeled anomalies. */
  private double labeled() {
    return 100 * (1 - (double) normal.rows() / data.rows());
  }

  private static double percent(Table table) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    float[] rows = codec.encode(table).values();
    return 100 * Contamination.share(rows, FeatureExtractor.of(codec).categorical());
  }

  /** Anomalies in the place of the first normal rows. */
  private Table planted(double share) {
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
  static ResultTable<?> table(Path folder) {
    List<ContaminationEstimates> datasets =
        AdbenchTable.files(folder, FalsePositives.DATASETS).stream()
            .map(AdbenchTable::read)
            .map(data -> new ContaminationEstimates(data, data.table().select(data.rows(false))))
            .toList();
    return table(datasets);
  }

  private static ResultTable<?> table(List<ContaminationEstimates> datasets) {
    return withPlanted(
        ResultTable.of("contamination", "Contamination in percent", datasets)
            .text("dataset", one -> one.data().name())
            .count("rows", one -> one.data().rows())
            .number("anomalies", 1, ContaminationEstimates::labeled)
            .number("estimated", 1, one -> percent(one.data().table()))
            .number("in normal rows", 1, one -> percent(one.normal())));
  }

  private static ResultTable<?> withPlanted(ResultTable<ContaminationEstimates> table) {
    ResultTable<ContaminationEstimates> all = table;
    for (int planted : new int[] {2, 5, 10, 20}) {
      all = all.number(planted + " planted", 1, one -> percent(one.planted(planted / 100.0)));
    }
    return all;
  }
}
