package io.hourglass.benchmarks.pictures;

import io.hourglass.benchmarks.pictures.PicturesResult.ClassResult;
import io.hourglass.benchmarks.pictures.PicturesResult.Standing;
import io.hourglass.data.ImageColumn;
import io.hourglass.json.Json;
import io.hourglass.metric.Ranking;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns one class of pictures after the other, and tells all others from it. */
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "One class of pictures is normal and learned, all others are to be found: ours beside",
      "distance from the mean, Mahalanobis, PCA, nearest neighbours and isolation forest."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench pictures --data fashion-mnist",
      "  hourglass bench pictures --classes 0,1 --rows 1000 --test-rows 2000 --json"
    })
public final class PicturesCommand implements Callable<Integer> {
  private static final int LEAST_ROWS = 20;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "D",
      description = {
        "Pictures with a label: a data set, folders named as the classes, a zip of them",
        "(default: ${DEFAULT-VALUE}). Three tenths are held out where there is no test part."
      })
  private String data = "mnist";

  @Option(
      names = "--classes",
      paramLabel = "LABEL",
      split = ",",
      description = "Some of the classes, each by itself (default: all).")
  private List<String> classes = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Pictures to learn from, at most (default: all of the class).")
  private int rows = Integer.MAX_VALUE;

  @Option(
      names = "--test-rows",
      paramLabel = "N",
      description = "Pictures to judge by, at most (default: all).")
  private int testRows = Integer.MAX_VALUE;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Trials of every class (default: ${DEFAULT-VALUE}).")
  private int seeds = 1;

  @Option(names = "--ours-only", description = "Leave the simple detectors out.")
  private boolean oursOnly;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    check("--rows", rows, LEAST_ROWS);
    check("--test-rows", testRows, LEAST_ROWS);
    check("--seeds", seeds, 1);
    long begun = System.nanoTime();
    Album album = Album.read(data).judgedBy(testRows);
    List<ClassResult> results = new ArrayList<>();
    for (String name : chosen(album)) {
      results.add(judged(album, name));
    }
    PicturesResult result =
        PicturesResult.of(data, seeds, album.judged().rows(), results, secondsSince(begun));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private void check(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), "%s must be at least %d, got %d".formatted(option, least, value));
    }
  }

  private List<String> chosen(Album album) {
    for (String name : classes) {
      if (!album.classes().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--classes must be some of %s, got \"%s\"".formatted(album.classes(), name));
      }
    }
    return classes.isEmpty() ? album.classes() : classes;
  }

  private ClassResult judged(Album album, String name) {
    List<List<Standing>> trials = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      List<Standing> standings = trial(album, name, seed);
      trials.add(standings);
      note(
          "%s, seed %d: %s"
              .formatted(
                  name,
                  seed,
                  standings.stream()
                      .map(one -> String.format(Locale.ROOT, "%s %.1f", one.name(), one.auroc()))
                      .collect(Collectors.joining(", "))));
    }
    return new ClassResult(
        name,
        album.ofClass(name, rows, 1).rows(),
        IntStream.range(0, trials.get(0).size())
            .mapToObj(i -> Standing.mean(trials.stream().map(trial -> trial.get(i)).toList()))
            .toList());
  }

  private List<Standing> trial(Album album, String name, long seed) {
    ImageColumn training = album.ofClass(name, rows, seed);
    boolean[] others = album.others(name);
    return Entrant.all().stream()
        .limit(oursOnly ? 1 : Long.MAX_VALUE)
        .map(entrant -> standing(entrant, training, album.judged(), others, seed))
        .toList();
  }

  private static Standing standing(
      Entrant entrant, ImageColumn training, ImageColumn judged, boolean[] others, long seed) {
    long begun = System.nanoTime();
    Entrant.Scoring scoring = entrant.learning().of(training, seed);
    double fit = secondsSince(begun);
    double[] scores = scoring.of(judged);
    double score = secondsSince(begun) - fit;
    return new Standing(entrant.name(), 100 * Ranking.of(scores, others).auroc(), fit, score);
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
