package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Batches;
import io.hourglass.codec.Rows;
import io.hourglass.data.TableSource;
import io.hourglass.network.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reconstruction loss and error of a model, averaged over rows.
 *
 * @param rows how many there were
 * @param features of a row
 * @param natsPerRow the loss
 * @param natsPerValue the loss divided by the number of values that are not missing
 * @param squaredError mean over rows and values, in encoded units
 * @param terms the share of each column in the loss, nats per row
 */
record Evaluation(
    long rows,
    int features,
    double natsPerRow,
    double natsPerValue,
    double squaredError,
    Map<String, Double> terms) {

  /**
   * Goes through all rows.
   *
   * @param detection what else is kept of every row, for telling labels apart; often nothing
   */
  static Evaluation of(
      Autoencoder model, TableSource source, Optional<DetectionComparison> detection) {
    Sums sums = new Sums(model);
    Batches.forEach(
        source,
        (table, firstRow) -> {
          Rows encoded = model.codec().encode(table, firstRow);
          Scores scores = model.score(encoded);
          sums.add(encoded, scores);
          detection.ifPresent(d -> d.add(table, firstRow, encoded, scores));
        });
    return sums.evaluation();
  }

  /** Sums over the rows so far. */
  private static final class Sums {
    private final List<String> columns;
    private final double[] byColumn;
    private final int features;
    private long rows;
    private long values;
    private double nats;
    private double squaredError;

    private Sums(Autoencoder model) {
      this.columns = model.schema().names();
      this.byColumn = new double[columns.size()];
      this.features = model.codec().width();
    }

    private void add(Rows encoded, Scores scores) {
      rows += scores.rows();
      for (float value : encoded.values()) {
        values += Float.isNaN(value) ? 0 : 1;
      }
      for (int row = 0; row < scores.rows(); row++) {
        nats += scores.nats()[row];
        squaredError += scores.squaredError()[row];
        for (int column = 0; column < byColumn.length; column++) {
          byColumn[column] += scores.of(row, column);
        }
      }
    }

    private Evaluation evaluation() {
      Map<String, Double> terms = new LinkedHashMap<>();
      for (int column = 0; column < byColumn.length; column++) {
        terms.put(columns.get(column), byColumn[column] / rows);
      }
      return new Evaluation(
          rows, features, nats / rows, nats / Math.max(1, values), squaredError / rows, terms);
    }
  }
}
