package io.hourglass.cli.command.model;

import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.likelihood.Estimate;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.evaluate.likelihood.PosteriorStatistics;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The log likelihood of rows, its lower bound, and what the code contributes to it. */
final class LikelihoodSection {
  /** Latent dimensions that are printed at most; JSON has all. */
  private static final int MAX_LATENTS = 10;

  private LikelihoodSection() {}

  static Section of(LikelihoodReport report) {
    return new Section(json(report), text(report));
  }

  private static Map<String, Object> json(LikelihoodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("elbo", report.elbo().mean());
    json.put("reconstruction", report.reconstruction().mean());
    json.put("kl", report.kl().mean());
    json.put("kl_per_latent", report.klPerLatent());
    json.put("active_units", report.activeUnits());
    json.putAll(estimate(report));
    return json;
  }

  private static Map<String, Object> estimate(LikelihoodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    report.mutualInformation().ifPresent(nats -> json.put("mutual_information", nats));
    report.logLikelihood().ifPresent(found -> json.put("log_likelihood", found.mean()));
    json.put("standard_error", report.logLikelihood().orElse(report.elbo()).standardError());
    json.put("samples", report.samples());
    json.put("bits_per_dimension", report.bitsPerDimension());
    report.collapse().ifPresent(found -> json.put("collapse", found.sentence()));
    return json;
  }

  private static String text(LikelihoodReport report) {
    return "\nLog probability in nats per row\n"
        + Text.columns(lines(report))
        + report.collapse().map(found -> "\nWarning: " + found.sentence()).orElse("");
  }

  private static List<List<String>> lines(LikelihoodReport report) {
    List<List<String>> lines = new ArrayList<>();
    report.logLikelihood().ifPresent(found -> lines.add(logLikelihood(found, report.samples())));
    lines.addAll(lowerBound(report));
    lines.add(bitsPerDimension(report));
    if (!report.klPerLatent().isEmpty()) {
      lines.addAll(code(report));
    }
    return lines;
  }

  private static List<String> bitsPerDimension(LikelihoodReport report) {
    String bound = report.logLikelihood().isPresent() ? "" : "at most";
    return List.of("  Bits per dimension", Text.number(report.bitsPerDimension()), bound);
  }

  private static List<String> logLikelihood(Estimate estimate, int samples) {
    String error =
        Text.format("+- %.2f, by %,d samples per row", estimate.standardError(), samples);
    return List.of("  Log likelihood", nats(estimate.mean()), error);
  }

  private static List<List<String>> lowerBound(LikelihoodReport report) {
    Estimate elbo = report.elbo();
    return List.of(
        List.of("  Lower bound", nats(elbo.mean()), Text.format("+- %.2f", elbo.standardError())),
        List.of("    reconstruction", nats(report.reconstruction().mean()), "cost"),
        List.of("    KL", nats(report.kl().mean()), "cost"));
  }

  private static List<List<String>> code(LikelihoodReport report) {
    String active = "%d of %d".formatted(report.activeUnits(), report.klPerLatent().size());
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("  Active units", active));
    report.mutualInformation().ifPresent(nats -> lines.add(mutualInformation(nats, report.rows())));
    lines.add(List.of("  KL per latent", "", latents(report.klPerLatent())));
    return lines;
  }

  private static List<String> mutualInformation(double nats, long rows) {
    int used = (int) Math.min(rows, PosteriorStatistics.MAX_ROWS);
    String bound = Text.format("of row and code; at most %.2f with %,d rows", Math.log(used), used);
    return List.of("  Mutual information", nats(nats), bound);
  }

  private static String latents(List<Double> kl) {
    String largest =
        kl.stream()
            .sorted(Comparator.reverseOrder())
            .limit(MAX_LATENTS)
            .map(LikelihoodSection::nats)
            .collect(Collectors.joining(" "));
    int rest = kl.size() - MAX_LATENTS;
    return rest > 0 ? largest + " and %d less".formatted(rest) : largest;
  }

  private static String nats(double value) {
    return Text.format("%.2f", value);
  }
}
