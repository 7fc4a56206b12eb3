package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Batches;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Countdown;
import io.hourglass.cli.output.ProgressLine;
import io.hourglass.cli.output.Text;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.evaluate.likelihood.PosteriorStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How probable a model with a distribution over codes thinks rows are. */
public final class LikelihoodOption {
  /** Numbers of a code that are printed at most; JSON has all. */
  private static final int MOST_LATENTS = 10;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = {
        "Estimate the log likelihood of a variational model by importance sampling, with so many",
        "codes a row; 5000 is usual."
      })
  private int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the codes that are drawn (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /**
   * Judges a model, where its latent has a distribution over codes.
   *
   * @throws IllegalArgumentException if samples are asked for and it has none
   */
  public Optional<LikelihoodReport> judge(Autoencoder model, TableSource source, Console console) {
    LikelihoodEvaluator.Settings settings = new LikelihoodEvaluator.Settings(1, samples, seed);
    Optional<LikelihoodEstimator> evidence = LikelihoodEstimator.of(model.network());
    if (evidence.isEmpty() && samples > 0) {
      throw new IllegalArgumentException(
          "--samples needs a model whose latent has a distribution over codes, got "
              + model.design().latent());
    }
    return evidence.map(of -> judge(model, source, new LikelihoodEvaluator(of, settings), console));
  }

  private LikelihoodReport judge(
      Autoencoder model, TableSource source, LikelihoodEvaluator judge, Console console) {
    ProgressLine line = ProgressLine.on(console);
    try {
      Countdown countdown = new Countdown(line, source.rows(), samples);
      Batches.forEach(
          source, (table, firstRow) -> judge.add(model.codec().encode(table, firstRow), countdown));
    } finally {
      line.clear();
    }
    return judge.judgement();
  }

  /** The keys that scripts read. */
  public static Map<String, Object> json(Autoencoder model, LikelihoodReport judgement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("elbo", judgement.elbo().mean());
    json.put("reconstruction", judgement.reconstruction().mean());
    json.put("kl", judgement.kl().mean());
    json.put("kl_per_latent", judgement.klPerLatent());
    json.put("active_units", judgement.activeUnits());
    judgement.mutualInformation().ifPresent(nats -> json.put("mutual_information", nats));
    judgement.logLikelihood().ifPresent(found -> json.put("log_likelihood", found.mean()));
    json.put("standard_error", judgement.logLikelihood().orElse(judgement.elbo()).standardError());
    json.put("samples", judgement.samples());
    json.put("bits_per_dimension", judgement.bitsPerDimension());
    collapse(model, judgement).ifPresent(found -> json.put("collapse", found.sentence()));
    return json;
  }

  private static Optional<PosteriorCollapse> collapse(
      Autoencoder model, LikelihoodReport judgement) {
    return model
        .design()
        .latent()
        .variational()
        .flatMap(
            latent -> PosteriorCollapse.of(judgement.klPerLatent(), judgement.kl().mean(), latent));
  }

  /** As people read it. */
  public static String text(Autoencoder model, LikelihoodReport judgement) {
    List<List<String>> lines = new ArrayList<>();
    judgement
        .logLikelihood()
        .ifPresent(found ->
            lines.add(
                List.of(
                    "  Log likelihood",
                    nats(found.mean()),
                    Text.format(
                        "+- %.2f, by %,d samples a row",
                        found.standardError(), judgement.samples()))));
    lines.add(
        List.of(
            "  Lower bound",
            nats(judgement.elbo().mean()),
            Text.format("+- %.2f", judgement.elbo().standardError())));
    lines.add(List.of("    reconstruction", nats(judgement.reconstruction().mean()), "cost"));
    lines.add(List.of("    KL", nats(judgement.kl().mean()), "cost of the code"));
    lines.add(
        List.of(
            "  Bits per dimension",
            Text.number(judgement.bitsPerDimension()),
            judgement.logLikelihood().isPresent() ? "" : "at most"));
    if (!judgement.klPerLatent().isEmpty()) {
      lines.addAll(code(judgement));
    }
    return "\nLog probability in nats per row\n"
        + Text.columns(lines)
        + collapse(model, judgement).map(found -> "\nBeware: " + found.sentence()).orElse("");
  }

  private static List<List<String>> code(LikelihoodReport judgement) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "  Active units",
            "%d of %d".formatted(judgement.activeUnits(), judgement.klPerLatent().size()),
            "of the code"));
    int kept = (int) Math.min(judgement.rows(), PosteriorStatistics.MOST);
    judgement
        .mutualInformation()
        .ifPresent(information ->
            lines.add(
                List.of(
                    "  Mutual information",
                    nats(information),
                    Text.format(
                        "of row and code; %,d rows show at most %.2f", kept, Math.log(kept)))));
    lines.add(List.of("  KL per latent", "", latents(judgement.klPerLatent())));
    return lines;
  }

  private static String latents(List<Double> kl) {
    String most =
        kl.stream()
            .sorted(Comparator.reverseOrder())
            .limit(MOST_LATENTS)
            .map(LikelihoodOption::nats)
            .collect(Collectors.joining(" "));
    return kl.size() > MOST_LATENTS
        ? most + " and %d less".formatted(kl.size() - MOST_LATENTS)
        : most;
  }

  private static String nats(double value) {
    return Text.format("%.2f", value);
  }
}
