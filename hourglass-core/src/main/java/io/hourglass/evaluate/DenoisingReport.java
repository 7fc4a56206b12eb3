package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The denoising error of a model beside that of the best linear denoiser.
 *
 * @param corruption of the rows
 * @param linearData name of the data that the linear denoiser was fitted to
 * @param linearRows number of rows that it was fitted to
 * @param alternating whether these are every second row of the evaluated data; the others are
 *     evaluated
 * @param rows number of rows evaluated
 * @param results the noisy input, the linear denoiser and the model
 */
public record DenoisingReport(
    Corruption corruption,
    String linearData,
    int linearRows,
    boolean alternating,
    long rows,
    List<DenoisingEvaluator.Result> results) {
  private static final long SEED = 1;

  public DenoisingReport {
    results = List.copyOf(results);
  }

  /**
   * Evaluates a model on corrupted rows.
   *
   * @param source clean rows
   * @param linearData clean rows to fit the linear denoiser to, such as the training data; every
   *     second row of the source if empty
   * @throws DataException if there is no row
   */
  public static DenoisingReport of(
      Autoencoder model,
      TableSource source,
      Corruption corruption,
      Optional<TableSource> linearData) {
    TableSource fitted = linearData.orElse(source);
    Rows sample = sample(model, fitted, linearData.isEmpty());
    DenoisingEvaluator evaluator = evaluator(model, corruption, sample);
    source.forEachBatch((table, firstRow) -> {
      Rows rows = model.codec().encode(table, firstRow);
      evaluator.add(linearData.isEmpty() ? everySecond(rows, 1 + firstRow) : rows);
    });
    return new DenoisingReport(
        corruption,
        fitted.name(),
        sample.rows(),
        linearData.isEmpty(),
        evaluator.rows(),
        evaluator.results());
  }

  private static DenoisingEvaluator evaluator(
      Autoencoder model, Corruption corruption, Rows sample) {
    DenoisingEvaluator evaluator = new DenoisingEvaluator(model.codec(), corruption, SEED);
    evaluator.add(
        "linear denoiser", RidgeDenoiser.fit(sample, model.codec(), corruption, Long.MIN_VALUE));
    evaluator.add("this model", DenoisingEvaluator.by(model));
    return evaluator;
  }

  /** The first rows, as many as the linear denoiser is fitted to. */
  private static Rows sample(Autoencoder model, TableSource source, boolean alternating) {
    long most = RidgeDenoiser.maxRows(model.codec().width());
    List<Rows> parts = new ArrayList<>();
    TableSource first = source.head(alternating ? 2 * most : most);
    first.forEachBatch((table, firstRow) -> parts.add(model.codec().encode(table, firstRow)));
    if (parts.isEmpty()) {
      throw DataException.noRows(source.name());
    }
    return alternating ? everySecond(Rows.concat(parts), 0) : Rows.concat(parts);
  }

  /** The rows with an even number, where the first has this one. */
  private static Rows everySecond(Rows rows, long first) {
    int skipped = (int) Math.floorMod(first, 2L);
    return rows.select(IntStream.range(0, rows.rows()).filter(row -> row % 2 == skipped).toArray());
  }
}
