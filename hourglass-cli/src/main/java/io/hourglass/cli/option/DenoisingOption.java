package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.RidgeDenoiser;
import io.hourglass.cli.output.Batches;
import io.hourglass.cli.output.Text;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.DenoisingEvaluator;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks how well a model takes noise out of rows, beside the best linear denoiser. */
public final class DenoisingOption {
  private static final long SEED = 1;

  @Option(
      names = "--corruption",
      paramLabel = "C",
      description = {
        "Corrupt the rows, as in gaussian:0.4,clip (see train), and measure how well the model",
        "cleans them, beside the best linear denoiser."
      })
  private Optional<String> corruption = Optional.empty();

  @Option(
      names = "--baseline-data",
      paramLabel = "D",
      description = {
        "Clean data to fit the linear denoiser to, such as the training data. By default every",
        "second row of the data, and the others are measured."
      })
  private Optional<String> baselineData = Optional.empty();

  /**
   * What came of it.
   *
   * @param corruption of the rows
   * @param fittedTo what rows the linear denoiser was fitted to, in words
   * @param rows how many were measured
   * @param results of the noisy input, the linear denoiser and the model
   */
  public record Judged(
      Corruption corruption, String fittedTo, long rows, List<DenoisingEvaluator.Result> results) {}

  /** Goes through the rows, if that is wanted. */
  public Optional<Judged> judge(Autoencoder model, TableSource source, DataOptions data) {
    if (corruption.isEmpty()) {
      if (baselineData.isPresent()) {
        throw new IllegalArgumentException(
            "--baseline-data is for the linear denoiser; say what to clean with --corruption");
      }
      return Optional.empty();
    }
    Corruption noise = CorruptionText.parse(corruption.get());
    boolean half = baselineData.isEmpty();
    TableSource fitted = half ? source : Tables.open(baselineData.get(), data.reading(Split.TRAIN));
    Rows sample = sample(model, fitted, half);
    DenoisingEvaluator denoising = new DenoisingEvaluator(model.codec(), noise, SEED);
    denoising.add(
        "linear denoiser", RidgeDenoiser.fit(sample, model.codec(), noise, Long.MIN_VALUE));
    denoising.add("this model", DenoisingEvaluator.by(model));
    Batches.forEach(
        source,
        (table, firstRow) -> {
          Rows rows = model.codec().encode(table, firstRow);
          denoising.add(half ? everySecond(rows, 1 + firstRow) : rows);
        });
    String words = half ? "every second row of %s (%,d)" : "%s (%,d rows)";
    return Optional.of(
        new Judged(
            noise,
            words.formatted(fitted.name(), sample.rows()),
            denoising.rows(),
            denoising.results()));
  }

  /** Rows to fit the linear denoiser to, from the beginning. */
  private static Rows sample(Autoencoder model, TableSource source, boolean half) {
    int width = model.codec().width();
    int most = RidgeDenoiser.mostRows(width);
    List<Rows> parts = new ArrayList<>();
    Batches.forEach(
        source,
        (table, firstRow) -> {
          if (parts.stream().mapToInt(Rows::rows).sum() < most) {
            Rows rows = model.codec().encode(table, firstRow);
            parts.add(half ? everySecond(rows, firstRow) : rows);
          }
        });
    float[] all = new float[parts.stream().mapToInt(rows -> rows.values().length).sum()];
    int at = 0;
    for (Rows part : parts) {
      System.arraycopy(part.values(), 0, all, at, part.values().length);
      at += part.values().length;
    }
    return new Rows(Arrays.copyOf(all, Math.min(all.length, most * width)), width);
  }

  /** Those of the rows whose number, counted on from {@code first}, is even. */
  private static Rows everySecond(Rows rows, long first) {
    int skipped = (int) Math.floorMod(first, 2L);
    int width = rows.width();
    float[] some = new float[(rows.rows() - skipped + 1) / 2 * width];
    for (int i = 0; i < some.length; i += width) {
      System.arraycopy(rows.values(), 2 * i + skipped * width, some, i, width);
    }
    return new Rows(some, width);
  }

  /** For machines. */
  public static Map<String, Object> json(Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("corruption", judged.corruption().text());
    json.put("rows", judged.rows());
    json.put("linear_fitted_to", judged.fittedTo());
    json.put("methods", judged.results().stream().map(DenoisingOption::json).toList());
    return Map.of("denoising", json);
  }

  private static Map<String, Object> json(DenoisingEvaluator.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.method());
    result.psnr().ifPresent(psnr -> json.put("psnr", psnr));
    json.put("squared_error", result.squaredError());
    return json;
  }

  /** For people. */
  public static String text(Judged judged) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "PSNR", "squared error"));
    for (DenoisingEvaluator.Result result : judged.results()) {
      String psnr =
          result.psnr().isEmpty() ? "-" : Text.format("%.2f dB", result.psnr().getAsDouble());
      lines.add(List.of("  " + result.method(), psnr, Text.number(result.squaredError())));
    }
    return "\nCleaning %s corrupted by %s; linear denoiser fitted to %s\n%s"
        .formatted(
            Text.count(judged.rows(), "row"),
            judged.corruption().text(),
            judged.fittedTo(),
            Text.columns(lines));
  }
}
