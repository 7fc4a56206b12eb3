package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.network.Scores;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The reconstruction loss of a model on a data set.
 *
 * @param rows number of rows
 * @param features number of features of a row
 * @param natsPerRow mean negative log likelihood of a row
 * @param natsPerValue the same divided by the number of values that are not missing
 * @param squaredError mean over rows and values, in encoded units
 * @param terms contribution of each column to the loss, in nats per row
 */
public record ModelEvaluation(
    long rows,
    int features,
    double natsPerRow,
    double natsPerValue,
    double squaredError,
    Map<String, Double> terms) {
  public ModelEvaluation {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /** Evaluates a model on all rows of a source. */
  public static ModelEvaluation of(Autoencoder model, TableSource source) {
    return of(model, source, Optional.empty());
  }

  /**
   * Evaluates a model on all rows of a source, read once.
   *
   * @param comparison collects labels and scores of the same rows
   * @throws DataException if there is no row
   */
  public static ModelEvaluation of(
      Autoencoder model, TableSource source, Optional<BaselineComparison> comparison) {
    Sums sums = new Sums(model);
    source.forEachBatch((table, firstRow) -> {
      Rows encoded = model.codec().encode(table, firstRow);
      Scores scores = sums.add(encoded);
      comparison.ifPresent(all -> all.add(table, firstRow, encoded, scores));
    });
    return sums.evaluation(source.name());
  }

  /** Sums over the rows so far. */
  private static final class Sums {
    private final Autoencoder model;
    private final List<String> columns;
    private final double[] byColumn;
    private long rows;
    private long values;
    private double nats;
    private double squaredError;

    private Sums(Autoencoder model) {
      this.model = model;
      this.columns = model.schema().names();
      this.byColumn = new double[columns.size()];
    }

    private Scores add(Rows encoded) {
      Scores scores = model.score(encoded);
      rows += scores.rows();
      for (float value : encoded.values()) {
        values += Float.isNaN(value) ? 0 : 1;
      }
      IntStream.range(0, scores.rows()).forEach(row -> add(scores, row));
      return scores;
    }

    private void add(Scores scores, int row) {
      nats += scores.nats()[row];
      squaredError += scores.squaredError()[row];
      for (int column = 0; column < byColumn.length; column++) {
        byColumn[column] += scores.of(row, column);
      }
    }

    private ModelEvaluation evaluation(String source) {
      if (rows == 0) {
        throw DataException.noRows(source);
      }
      Map<String, Double> terms = new LinkedHashMap<>();
      for (int column = 0; column < byColumn.length; column++) {
        terms.put(columns.get(column), byColumn[column] / rows);
      }
      return evaluation(terms);
    }

    private ModelEvaluation evaluation(Map<String, Double> terms) {
      return new ModelEvaluation(
          rows,
          model.codec().width(),
          nats / rows,
          nats / Math.max(1, values),
          squaredError / rows,
          terms);
    }
  }
}
