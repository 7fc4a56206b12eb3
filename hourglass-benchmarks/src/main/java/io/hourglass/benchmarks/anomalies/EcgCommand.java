package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.BeatDetector.Learned;
import io.hourglass.benchmarks.anomalies.EcgReport.AtRule;
import io.hourglass.benchmarks.anomalies.EcgReport.Standing;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.MeanAndDeviation;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.metric.Ranking;
import io.hourglass.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Has detectors learn normal heart beats and find the others. */
@Command(
    name = "ecg",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Heart beats of ECG5000 by the split of TensorFlow's lesson, with thresholds",
      "from normal beats alone: ours beside simple detectors."
    },
    footer = {"%nExamples:", "  hourglass bench ecg --data ../data/ecg5000 --seeds 3"})
public final class EcgCommand implements Callable<Integer> {
  private static final double LEARNED = 0.8;

  /** The last is the lesson's. */
  private static final List<Rule> RULES =
      List.of(
          new Conformal(0.01),
          new Conformal(0.02),
          new Conformal(0.03),
          new Conformal(0.05),
          new MeanAndDeviation(1));

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the two files; $HOURGLASS_DATA/ecg5000 unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Splits at random (default: ${DEFAULT-VALUE}).")
  private int seeds = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, got " + seeds);
    }
    long begun = System.nanoTime();
    Beats beats = Beats.of(data, System.getenv("HOURGLASS_DATA"));
    Trainer.prepare(this::note);
    List<Standing> standings = new ArrayList<>();
    for (BeatDetector detector : BeatDetector.all()) {
      List<Standing> trials =
          IntStream.rangeClosed(1, seeds).mapToObj(seed -> trial(detector, beats, seed)).toList();
      standings.add(Standing.mean(trials));
    }
    EcgReport report =
        new EcgReport(seeds, Machine.here(), standings, (System.nanoTime() - begun) / 1e9);
    PrintWriter out = spec.commandLine().getOut();
    String usual = SignalDetector.defaultRule(beats.rows()).text();
    out.print(json ? Json.writeLine(report) + "\n" : new EcgText(report, usual).toString());
    out.flush();
    return 0;
  }

  private Standing trial(BeatDetector detector, Beats beats, int seed) {
    long begun = System.nanoTime();
    int[] order = shuffled(beats.rows(), seed);
    int end = (int) (LEARNED * order.length);
    int[] normal = Arrays.stream(order, 0, end).filter(row -> !beats.anomalous()[row]).toArray();
    int[] test = Arrays.copyOfRange(order, end, order.length);
    boolean[] anomalous = new boolean[test.length];
    for (int row = 0; row < test.length; row++) {
      anomalous[row] = beats.anomalous()[test[row]];
    }
    Learned learned = detector.fit(beats.of(normal), beats.width(), seed);
    double[] scores = learned.scorer().score(beats.of(test));
    List<AtRule> rules =
        RULES.stream()
            .map(rule -> AtRule.of(rule.text(), flagged(rule, learned, scores), anomalous))
            .toList();
    double auroc = Ranking.of(scores, anomalous).auroc();
    note(String.format(Locale.ROOT, "%s, seed %d: AUROC %.4f", detector.name(), seed, auroc));
    return new Standing(detector.name(), auroc, rules, (System.nanoTime() - begun) / 1e9);
  }

  private static boolean[] flagged(Rule rule, Learned learned, double[] scores) {
    return Threshold.of(rule, learned.normal()).anomalies(scores, learned.normal());
  }

  private static int[] shuffled(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = rows[other];
      rows[other] = rows[i];
      rows[i] = row;
    }
    return rows;
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
