package io.hourglass.benchmarks.nab;

import io.hourglass.benchmarks.nab.NabReport.Standing;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.json.Json;
import io.hourglass.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has detectors go through the Numenta Anomaly Benchmark, and prints the leaderboard. */
@Command(
    name = "nab",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The Numenta Anomaly Benchmark: our detector of series, with one setting for",
      "all of them, beside simple detectors and the published leaderboard."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench nab --data ../data/nab",
      "  hourglass bench nab --design conv --seed 2 --json"
    })
public final class NabCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with data, labels and results; $HOURGLASS_DATA/nab unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Rows that the autoencoder sees at a time (default: ${DEFAULT-VALUE}).")
  private int window = SeriesSettings.of(LabelledSeries.TIME).window();

  @Option(
      names = "--design",
      paramLabel = "dense|conv",
      description = "The autoencoder (default: ${DEFAULT-VALUE}).")
  private SeriesSettings.Form form = SeriesSettings.Form.DENSE;

  @Option(names = "--seed", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    NabReport report = report(Corpus.of(data, System.getenv("HOURGLASS_DATA")));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : new NabText(report).toString());
    out.flush();
    return 0;
  }

  private NabReport report(Corpus corpus) {
    long begun = System.nanoTime();
    SeriesSettings fitting =
        SeriesSettings.of(LabelledSeries.TIME).withWindow(window).withForm(form).withSeed(seed);
    Trainer.prepare(this::note);
    List<LabelledSeries> series = corpus.series();
    NabScorer scorer = new NabScorer(series);
    List<Standing> standings = new ArrayList<>();
    for (Entrant entrant :
        List.of(new Perfect(), new Ours(fitting), new WindowedGaussian(), new Nothing())) {
      standings.add(standing(entrant, series, scorer));
    }
    return new NabReport(
        series.size(),
        series.stream().mapToInt(LabelledSeries::rows).sum(),
        series.stream().mapToInt(one -> one.windows().size()).sum(),
        seed,
        Machine.here(),
        standings,
        corpus.leaderboard().entries(),
        secondsSince(begun));
  }

  private Standing standing(Entrant entrant, List<LabelledSeries> series, NabScorer scorer) {
    long begun = System.nanoTime();
    List<double[]> scores = new ArrayList<>();
    for (LabelledSeries one : series) {
      scores.add(entrant.scores(one));
      note("%s, %d of %d: %s".formatted(entrant.name(), scores.size(), series.size(), one.name()));
    }
    double seconds = secondsSince(begun);
    Standing standing =
        new Standing(
            entrant.name(),
            scorer.score(scores, Profile.STANDARD),
            scorer.score(scores, Profile.LOW_FALSE_POSITIVES),
            scorer.score(scores, Profile.LOW_FALSE_NEGATIVES),
            seconds);
    note(
        String.format(
            Locale.ROOT, "%s: standard %.2f", entrant.name(), standing.standard().score()));
    return standing;
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
