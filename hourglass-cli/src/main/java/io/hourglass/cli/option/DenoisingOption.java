package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Text;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.DenoisingEvaluator;
import io.hourglass.evaluate.DenoisingReport;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks how well a model takes noise out of rows, beside the best linear denoiser. */
public final class DenoisingOption {
  @Option(
      names = "--corruption",
      paramLabel = "C",
      description = {
        "Corrupt the rows, as in gaussian:0.4,clip (see train), and measure how well the model",
        "denoises them, beside the best linear denoiser."
      })
  private Optional<String> corruption = Optional.empty();

  @Option(
      names = "--baseline-data",
      paramLabel = "D",
      description = {
        "Clean data to fit the linear denoiser to, such as the training data (default: every second",
        "row of the data; the others are measured)."
      })
  private Optional<String> baselineData = Optional.empty();

  /** Evaluates a model on corrupted rows, if a corruption was given. */
  public Optional<DenoisingReport> evaluate(
      Autoencoder model, TableSource source, DataOptions data) {
    if (corruption.isEmpty() && baselineData.isPresent()) {
      throw new IllegalArgumentException(
          "--baseline-data is for the linear denoiser; say what to clean with --corruption");
    }
    Optional<TableSource> linear =
        baselineData.map(spec -> Tables.open(spec, data.reading(Split.TRAIN)));
    return corruption
        .map(CorruptionText::parse)
        .map(noise -> DenoisingReport.of(model, source, noise, linear));
  }

  private static String fittedTo(DenoisingReport report) {
    String words = report.alternating() ? "every second row of %s (%,d)" : "%s (%,d rows)";
    return words.formatted(report.linearData(), report.linearRows());
  }

  /** For machines. */
  public static Map<String, Object> json(DenoisingReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("corruption", report.corruption().text());
    json.put("rows", report.rows());
    json.put("linear_fitted_to", fittedTo(report));
    json.put("methods", report.results().stream().map(DenoisingOption::json).toList());
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
  public static String text(DenoisingReport report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "PSNR", "squared error"));
    for (DenoisingEvaluator.Result result : report.results()) {
      String psnr =
          result.psnr().isEmpty() ? "-" : Text.format("%.2f dB", result.psnr().getAsDouble());
      lines.add(List.of("  " + result.method(), psnr, Text.number(result.squaredError())));
    }
    return "\nCleaning %s corrupted by %s; linear denoiser fitted to %s\n%s"
        .formatted(
            Text.count(report.rows(), "row"),
            report.corruption().text(),
            fittedTo(report),
            Text.columns(lines));
  }
}
