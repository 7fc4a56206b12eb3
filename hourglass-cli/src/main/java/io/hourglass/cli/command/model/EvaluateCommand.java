package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DenoisingOption;
import io.hourglass.cli.option.FactorOption;
import io.hourglass.cli.option.LikelihoodOption;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Text;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.BaselineComparison;
import io.hourglass.evaluate.Labels;
import io.hourglass.evaluate.ModelEvaluation;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well a model reconstructs rows, and how well its score detects labeled ones. */
@Command(
    name = "evaluate",
    description = {
      "Measure a model on data, beside simple baselines.",
      "Prints the loss in nats per row and per value, the mean squared error and the contribution of",
      "every column; for a variational model also a lower bound on the log likelihood, and with",
      "--samples an estimate of it. With --labels also how well the score detects anomalies, beside",
      "two baselines; with --factors how well the code disentangles factors of variation."
    },
    footer = {
      "  hourglass evaluate model.hg --data test.csv",
      "  hourglass evaluate mnist.hg --data mnist:test --json",
      "  hourglass evaluate vae.hg --data mnist:test --samples 5000",
      "  hourglass evaluate cleaner.hg --data mnist:test --corruption gaussian:0.4,clip \\",
      "      --baseline-data mnist",
      "  hourglass evaluate cards.hg --data cards.csv --labels Class",
      "  hourglass evaluate digits.hg --data digits --labels label --positive 7",
      "  hourglass evaluate shapes.hg --data shapes:test --factors shape,scale,orientation,x,y"
    })
public final class EvaluateCommand implements Callable<Integer> {
  /** Columns that are printed at most; JSON has all. */
  private static final int MOST_TERMS = 12;

  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private FactorOption factors = new FactorOption();
  @Mixin private LikelihoodOption likelihood = new LikelihoodOption();
  @Mixin private DenoisingOption denoising = new DenoisingOption();
  @Mixin private Console console = new Console();

  @Option(names = "--limit", paramLabel = "N", description = "Evaluate on the first N rows only.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      split = ",",
      description = "Labels of anomalies (default: all but 0, false, no, normal and the like).")
  private List<String> positive = new ArrayList<>();

  @Override
  public Integer call() {
    if (!positive.isEmpty() && data.labels().isEmpty()) {
      throw new IllegalArgumentException(
          "--positive says which labels are to be found; name their column with --labels");
    }
    Autoencoder autoencoder = model.load();
    if (limit < 1) {
      throw new IllegalArgumentException("--limit must be at least 1, got " + limit);
    }
    TableSource source = Tables.open(data.spec(), data.reading(Split.TEST)).head(limit);
    Optional<BaselineComparison> detection =
        data.labels().map(name -> new BaselineComparison(name, autoencoder));
    ModelEvaluation evaluation = ModelEvaluation.of(autoencoder, source, detection);
    Map<String, Object> json = json(autoencoder, source, evaluation);
    StringBuilder text = new StringBuilder(text(autoencoder, source, evaluation));
    likelihood
        .evaluate(autoencoder, source, console)
        .ifPresent(report -> {
          json.putAll(LikelihoodOption.json(report));
          text.append(LikelihoodOption.text(report));
        });
    denoising
        .evaluate(autoencoder, source, data)
        .ifPresent(report -> {
          json.putAll(DenoisingOption.json(report));
          text.append(DenoisingOption.text(report));
        });
    detection.ifPresent(found -> report(found, json, text));
    factors
        .evaluate(autoencoder, data.spec(), source)
        .ifPresent(report -> {
          json.putAll(FactorOption.json(report));
          text.append(FactorOption.text(report));
        });
    console.result(json, text.toString());
    return Failures.OK;
  }

  private static Map<String, Object> json(
      Autoencoder model, TableSource source, ModelEvaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source.name());
    json.put("trained_on", model.file().provenance().data());
    json.put("rows", evaluation.rows());
    json.put("features", evaluation.features());
    json.put("nats_per_row", evaluation.natsPerRow());
    json.put("nats_per_value", evaluation.natsPerValue());
    json.put("squared_error", evaluation.squaredError());
    json.put("terms", evaluation.terms());
    return json;
  }

  private static String text(Autoencoder model, TableSource source, ModelEvaluation evaluation) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "Loss",
            Text.number(evaluation.natsPerRow()) + " nats per row,",
            Text.number(evaluation.natsPerValue()) + " per value"));
    lines.add(
        List.of("Squared error", Text.number(evaluation.squaredError()) + " per value (encoded)"));
    return "%s: %s of %s, by a model trained on %s\n\n%s%s"
        .formatted(
            source.name(),
            Text.count(evaluation.rows(), "row"),
            Text.count(evaluation.features(), "value"),
            model.file().provenance().data(),
            Text.columns(lines),
            terms(evaluation.terms()));
  }

  private static String terms(Map<String, Double> terms) {
    if (terms.size() < 2) {
      return "";
    }
    List<List<String>> lines = new ArrayList<>();
    terms.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST_TERMS)
        .forEach(term -> lines.add(List.of("  " + term.getKey(), Text.number(term.getValue()))));
    if (terms.size() > MOST_TERMS) {
      lines.add(List.of("  and %d more (--json)".formatted(terms.size() - MOST_TERMS), ""));
    }
    return "\nNats per row by column\n" + Text.columns(lines);
  }

  private void report(BaselineComparison detection, Map<String, Object> json, StringBuilder text) {
    Labels labels = detection.labels();
    Optional<Set<String>> wanted = labels.positive(positive);
    if (wanted.isEmpty()) {
      console.note(
          ("column \"%s\" has the labels %s, of which none is plainly the normal one; AUROC needs"
                  + " two kinds of rows: say which labels are to be found with --positive VALUE")
              .formatted(data.labels().orElse(""), labels.distinct()));
      return;
    }
    List<BaselineComparison.Result> results = detection.results(wanted.get());
    json.put("positive", wanted.get());
    json.put("positives", results.get(0).ranking().positives());
    json.put("negatives", results.get(0).ranking().negatives());
    json.put("detectors", results.stream().map(EvaluateCommand::json).toList());
    text.append(table(wanted.get(), results));
  }

  private static Map<String, Object> json(BaselineComparison.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("auroc", result.ranking().auroc());
    json.put("average_precision", result.ranking().averagePrecision());
    return json;
  }

  private String table(Set<String> wanted, List<BaselineComparison.Result> results) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "AUROC", "average precision"));
    for (BaselineComparison.Result result : results) {
      lines.add(
          List.of(
              "  " + result.name(),
              Text.format("%.4f", result.ranking().auroc()),
              Text.format("%.4f", result.ranking().averagePrecision())));
    }
    return "\nFinding the rows with %s = %s: %,d of %,d\n%s"
        .formatted(
            data.labels().orElse("label"),
            Text.shortened(String.join(", ", wanted), 80),
            results.get(0).ranking().positives(),
            results.get(0).ranking().positives() + results.get(0).ranking().negatives(),
            Text.columns(lines));
  }
}
