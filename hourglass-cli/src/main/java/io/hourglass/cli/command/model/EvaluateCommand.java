package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DenoisingOption;
import io.hourglass.cli.option.FactorOption;
import io.hourglass.cli.option.LikelihoodOption;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Section;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.BaselineComparison;
import io.hourglass.evaluate.ModelEvaluation;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
      "Prints the loss in nats per row and per value, the mean squared error and the "
          + "contribution of every column; for a variational model also a lower bound on the log "
          + "likelihood, and with --samples an estimate of it. With --labels also how well the "
          + "score detects anomalies, beside two baselines; with --factors how well the code "
          + "disentangles factors of variation."
    },
    footer = {
      "  hourglass evaluate model.hg --data test.csv",
      "  hourglass evaluate mnist.hg --data mnist:test --json",
      "  hourglass evaluate vae.hg --data mnist:test --samples 5000",
      "  hourglass evaluate cleaner.hg --data mnist:test --baseline-data mnist \\",
      "      --corruption gaussian:0.4,clip",
      "  hourglass evaluate cards.hg --data cards.csv --labels Class",
      "  hourglass evaluate digits.hg --data digits --labels label --positive 7",
      "  hourglass evaluate shapes.hg --data shapes:test --factors shape,scale,x,y"
    })
public final class EvaluateCommand implements Callable<Integer> {
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
    check();
    Autoencoder autoencoder = model.load();
    TableSource source =
        Tables.open(data.spec(), data.reading(Split.TEST, autoencoder.reading())).head(limit);
    Section result = Section.joined(sections(autoencoder, source));
    console.result(result.json(), result.text());
    return Failures.OK;
  }

  private void check() {
    if (!positive.isEmpty() && data.labels().isEmpty()) {
      throw new IllegalArgumentException(
          "--positive needs --labels COLUMN, the column of the labels");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("--limit must be at least 1, got " + limit);
    }
  }

  private List<Section> sections(Autoencoder autoencoder, TableSource source) {
    Optional<BaselineComparison> comparison =
        data.labels().map(column -> new BaselineComparison(column, autoencoder));
    List<Section> sections = new ArrayList<>();
    sections.add(loss(autoencoder, source, comparison));
    likelihood(autoencoder, source).ifPresent(sections::add);
    denoising(autoencoder, source).ifPresent(sections::add);
    comparison.flatMap(this::detection).ifPresent(sections::add);
    factors(autoencoder, source).ifPresent(sections::add);
    return sections;
  }

  /** The loss; the comparison reads the rows in the same pass. */
  private static Section loss(
      Autoencoder autoencoder, TableSource source, Optional<BaselineComparison> comparison) {
    ModelEvaluation evaluation = ModelEvaluation.of(autoencoder, source, comparison);
    return LossSection.of(autoencoder, source.name(), evaluation);
  }

  private Optional<Section> likelihood(Autoencoder autoencoder, TableSource source) {
    return likelihood.evaluate(autoencoder, source, console).map(LikelihoodSection::of);
  }

  private Optional<Section> denoising(Autoencoder autoencoder, TableSource source) {
    return denoising.evaluate(autoencoder, source, data).map(DenoisingSection::of);
  }

  private Optional<Section> factors(Autoencoder autoencoder, TableSource source) {
    return factors.evaluate(autoencoder, data.spec(), source).map(FactorSection::of);
  }

  private Optional<Section> detection(BaselineComparison comparison) {
    String column = data.labels().orElseThrow();
    Optional<Set<String>> labels = comparison.labels().positive(positive);
    if (labels.isEmpty()) {
      noteUnknown(column, comparison.labels().distinct());
    }
    return labels.map(names -> BaselineSection.of(comparison, column, names));
  }

  private void noteUnknown(String column, Collection<String> labels) {
    console.note(
        ("column \"%s\" has the labels %s, none of which is known to be normal; name the labels of"
                + " anomalies with --positive VALUE to get an AUROC")
            .formatted(column, labels));
  }
}
