package io.hourglass.benchmarks.collapse;

import io.hourglass.Autoencoder;
import io.hourglass.data.Column;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.json.Json;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Provokes a collapse, then trains again with each remedy. */
@Command(
    name = "collapse",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A variational code that collapses, and how much of it each remedy restores.",
    footer = {
      "%nExamples:",
      "  hourglass bench collapse",
      "  hourglass bench collapse --data digits --epochs 5 --json"
    })
public final class CollapseCommand implements Callable<Integer> {
  private static final int BATCH = 256;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "A data set of pictures with a test part (default: ${DEFAULT-VALUE}).")
  private String data = "mnist";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Table training = pictures(Split.TRAIN);
    Table test = pictures(Split.TEST);
    int steps = epochs * (training.rows() / BATCH + 1);
    List<CollapseResult.Run> runs = new ArrayList<>();
    for (Recipe recipe : Recipe.all(steps)) {
      note(recipe.name());
      runs.add(run(recipe, training, test));
    }
    CollapseResult result = CollapseResult.of(data, epochs, runs);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private Table pictures(Split part) {
    Table all = Tables.read(data, ReadOptions.defaults().withSplit(part));
    List<Column> pictures =
        all.columns().stream().filter(column -> column instanceof ImageColumn).toList();
    return new Table(all.name(), pictures);
  }

  private CollapseResult.Run run(Recipe recipe, Table training, Table test) {
    List<String> notices = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void noticed(String sentence) {
            notices.add(sentence);
          }
        };
    long begun = System.nanoTime();
    Autoencoder model =
        Trainer.with(Training.defaults().withEpochs(epochs).withBatch(BATCH))
            .listening(listener)
            .fit(recipe.design(), training);
    double seconds = (System.nanoTime() - begun) / 1e9;
    LikelihoodEvaluator judge =
        new LikelihoodEvaluator(model.likelihoodEstimator(), new LikelihoodEvaluator.Settings(1, 0, 1));
    judge.add(model.codec().encode(test), rows -> {});
    LikelihoodReport judgement = judge.report();
    return new CollapseResult.Run(
        recipe.name(),
        recipe.isNamed(),
        judgement.elbo().mean(),
        judgement.kl().mean(),
        PosteriorCollapse.active(judgement.klPerLatent()),
        judgement.activeUnits(),
        judgement.klPerLatent().size(),
        notices.stream().anyMatch(notice -> notice.startsWith("posterior collapse")),
        seconds);
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
