package io.hourglass.cli.command.model;

import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.DenoisingEvaluator;
import io.hourglass.evaluate.DenoisingReport;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well a model denoises rows, beside the best linear denoiser. */
final class DenoisingSection {
  private DenoisingSection() {}

  static Section of(DenoisingReport report) {
    return new Section(Map.of("denoising", json(report)), text(report));
  }

  private static String fittedTo(DenoisingReport report) {
    String words = report.alternating() ? "every second row of %s (%,d)" : "%s (%,d rows)";
    return Text.format(words, report.linearData(), report.linearRows());
  }

  private static Map<String, Object> json(DenoisingReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("corruption", report.corruption().text());
    json.put("rows", report.rows());
    json.put("linear_fitted_to", fittedTo(report));
    json.put("methods", report.results().stream().map(DenoisingSection::json).toList());
    return json;
  }

  private static Map<String, Object> json(DenoisingEvaluator.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.method());
    result.psnr().ifPresent(psnr -> json.put("psnr", psnr));
    json.put("squared_error", result.squaredError());
    return json;
  }

  private static String text(DenoisingReport report) {
    return "\nDenoising %s corrupted by %s; linear denoiser fitted to %s\n%s"
        .formatted(
            Text.count(report.rows(), "row"),
            report.corruption().text(),
            fittedTo(report),
            Text.table(
                List.of("", "PSNR", "squared error"), report.results(), DenoisingSection::cells));
  }

  private static List<String> cells(DenoisingEvaluator.Result result) {
    String psnr =
        result.psnr().isEmpty() ? "-" : Text.format("%.2f dB", result.psnr().getAsDouble());
    return List.of("  " + result.method(), psnr, Text.number(result.squaredError()));
  }
}
