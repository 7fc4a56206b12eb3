package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Countdown;
import io.hourglass.cli.output.ProgressLine;
import io.hourglass.cli.output.Text;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.evaluate.likelihood.PosteriorStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Likelihood of rows under a model with a distribution over codes. */
public final class LikelihoodOption {
  /** The most latent dimensions printed; JSON has all. */
  private static final int MAX_LATENTS = 10;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = {
        "Estimate the log likelihood of a variational model by importance sampling, with N samples",
        "per row; 5000 is usual."
      })
  private int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the latent samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /**
   * Evaluates a model, where its latent has a distribution over codes.
   *
   * @throws IllegalArgumentException if samples are asked for and it has none
   */
  public Optional<LikelihoodReport> evaluate(
      Autoencoder model, TableSource source, Console console) {
    ProgressLine line = ProgressLine.on(console);
    try {
      Optional<LikelihoodReport> report =
          LikelihoodEvaluator.evaluate(
              model,
              source,
              new LikelihoodEvaluator.Settings(1, samples, seed),
              new Countdown(line, source.rows(), samples));
      if (report.isEmpty() && samples > 0) {
        throw new IllegalArgumentException(
            "--samples needs a model whose latent has a distribution over codes, got "
                + model.design().latent());
      }
      return report;
    } finally {
      line.clear();
    }
  }

  /** The keys that scripts read. */
  public static Map<String, Object> json(LikelihoodReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("elbo", report.elbo().mean());
    json.put("reconstruction", report.reconstruction().mean());
    json.put("kl", report.kl().mean());
    json.put("kl_per_latent", report.klPerLatent());
    json.put("active_units", report.activeUnits());
    report.mutualInformation().ifPresent(nats -> json.put("mutual_information", nats));
    report.logLikelihood().ifPresent(found -> json.put("log_likelihood", found.mean()));
    json.put("standard_error", report.logLikelihood().orElse(report.elbo()).standardError());
    json.put("samples", report.samples());
    json.put("bits_per_dimension", report.bitsPerDimension());
    report.collapse().ifPresent(found -> json.put("collapse", found.sentence()));
    return json;
  }

  /** As people read it. */
  public static String text(LikelihoodReport report) {
    List<List<String>> lines = new ArrayList<>();
    report
        .logLikelihood()
        .ifPresent(found ->
            lines.add(
                List.of(
                    "  Log likelihood",
                    nats(found.mean()),
                    Text.format(
                        "+- %.2f, by %,d samples a row",
                        found.standardError(), report.samples()))));
    lines.add(
        List.of(
            "  Lower bound",
            nats(report.elbo().mean()),
            Text.format("+- %.2f", report.elbo().standardError())));
    lines.add(List.of("    reconstruction", nats(report.reconstruction().mean()), "cost"));
    lines.add(List.of("    KL", nats(report.kl().mean()), "cost of the code"));
    lines.add(
        List.of(
            "  Bits per dimension",
            Text.number(report.bitsPerDimension()),
            report.logLikelihood().isPresent() ? "" : "at most"));
    if (!report.klPerLatent().isEmpty()) {
      lines.addAll(code(report));
    }
    return "\nLog probability in nats per row\n"
        + Text.columns(lines)
        + report.collapse().map(found -> "\nWarning: " + found.sentence()).orElse("");
  }

  private static List<List<String>> code(LikelihoodReport report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "  Active units",
            "%d of %d".formatted(report.activeUnits(), report.klPerLatent().size()),
            "of the code"));
    int kept = (int) Math.min(report.rows(), PosteriorStatistics.MAX_ROWS);
    report
        .mutualInformation()
        .ifPresent(information ->
            lines.add(
                List.of(
                    "  Mutual information",
                    nats(information),
                    Text.format(
                        "of row and code; %,d rows show at most %.2f", kept, Math.log(kept)))));
    lines.add(List.of("  KL per latent", "", latents(report.klPerLatent())));
    return lines;
  }

  private static String latents(List<Double> kl) {
    String most =
        kl.stream()
            .sorted(Comparator.reverseOrder())
            .limit(MAX_LATENTS)
            .map(LikelihoodOption::nats)
            .collect(Collectors.joining(" "));
    return kl.size() > MAX_LATENTS
        ? most + " and %d less".formatted(kl.size() - MAX_LATENTS)
        : most;
  }

  private static String nats(double value) {
    return Text.format("%.2f", value);
  }
}
