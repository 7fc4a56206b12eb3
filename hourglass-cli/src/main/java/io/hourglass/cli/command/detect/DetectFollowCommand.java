package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Flags;
import io.hourglass.cli.output.Output;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.series.BadTimes;
import io.hourglass.detect.stream.LineFormat;
import io.hourglass.detect.stream.Sink;
import io.hourglass.detect.stream.StreamScorer;
import io.hourglass.detect.stream.StreamSettings;
import io.hourglass.detect.stream.UpdateSettings;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.json.Json;
import io.hourglass.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores the lines of standard input as they arrive. */
@Command(
    name = "follow",
    sortOptions = false,
    description = {
      "Score lines of standard input as they arrive: JSON objects, or CSV with a header " + "line.",
      "Writes one JSON object per line: row (from 1), score, p_value, anomaly and reasons, "
          + "or row and error. Memory is constant. Malformed lines, missing columns and drift are "
          + "logged to standard error and do not end it; Ctrl-C ends it with a summary. A "
          + "detector that is written over MODEL is loaded, and scores the rows that follow."
    },
    footer = {
      "  hourglass detect follow fraud.hg < payments.jsonl > scores.jsonl",
      "  tail -f sensors.csv | hourglass detect follow machine.hg --keep id",
      "  hourglass detect follow fraud.hg --update < payments.jsonl > scores.jsonl"
    })
final class DetectFollowCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();

  @Option(
      names = "--format",
      paramLabel = "auto|csv|jsonl",
      description = "Format of the lines (default: auto, by the first line).")
  private LineFormat format = LineFormat.AUTO;

  @Option(
      names = "--reasons",
      paramLabel = "N",
      description = "Reasons to give for an anomaly, at most (default: ${DEFAULT-VALUE}).")
  private int reasons = 3;

  @Option(names = "--every-reason", description = "Give reasons for every row.")
  private boolean everyReason;

  @Mixin private CopyOption copy = new CopyOption();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      split = ",",
      description = "Texts that mean a missing value, besides the empty one, as in n/a,?")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--on-bad-time",
      paramLabel = "refuse|skip",
      description =
          "Lines of a series whose time is missing, unreadable, repeated or earlier than that of a"
              + " line before: answer with an error, or with no score (default: refuse).")
  private BadTimes badTimes = BadTimes.REFUSE;

  @Option(
      names = "--every",
      paramLabel = "N",
      description =
          "Log a summary every N rows; 0 for none but the last (default: ${DEFAULT-VALUE}).")
  private long every = 100_000;

  @Option(
      names = "--drift-window",
      paramLabel = "N",
      description = "Rows over which drift is measured (default: ${DEFAULT-VALUE}).")
  private int driftWindow = 1_000;

  @Option(
      names = "--drift",
      paramLabel = "PSI",
      description =
          "Population stability index of a column or of the scores from which drift is "
              + "logged; 0 to measure none (default: ${DEFAULT-VALUE}).")
  private double drift = 0.25;

  @Option(
      names = "--update",
      description =
          "Periodically fit a new detector in the background to rows that were scored as "
              + "normal, write it over MODEL and continue with it.")
  private boolean update;

  @Option(
      names = "--update-every",
      paramLabel = "N",
      description = "Rows between updates (default: ${DEFAULT-VALUE}).")
  private int updateEvery = 10_000;

  @Option(
      names = "--update-rows",
      paramLabel = "N",
      description = "Rows to fit to, at most, recent ones preferred (default: ${DEFAULT-VALUE}).")
  private int updateRows = 20_000;

  @Mixin private Console console = new Console();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StreamSettings settings = settings();
    run(follower(settings, new UpdateSettings(detector.file(), updateEvery, updateRows)));
    return Failures.OK;
  }

  private StreamSettings settings() {
    return StreamSettings.defaults()
        .withFormat(format)
        .withMissing(missing)
        .withKeep(copy.names())
        .withBadTimes(badTimes)
        .withReasons(reasons)
        .withReasonsForAll(everyReason)
        .withSummaryInterval(every)
        .withDriftWindow(driftWindow)
        .withDriftThreshold(drift);
  }

  private StreamScorer follower(StreamSettings settings, UpdateSettings updates) {
    Sink sink = new Streams(spec.commandLine().getOut(), console);
    if (!update) {
      return StreamScorer.watching(detector.file(), settings, sink);
    }
    RowDetector current = updatable();
    Trainer.prepare(console::note);
    return StreamScorer.updating(current, settings, sink, updates, DetectFollowCommand::fitted);
  }

  /** The detector to update; its file can be written. */
  private RowDetector updatable() {
    if (!(detector.load() instanceof RowDetector rows)) {
      throw new IllegalArgumentException(
          "--update is for detectors of rows; a detector of a series adapts by itself");
    }
    Output.checkedFile(detector.file());
    return rows;
  }

  /** Scores rows until standard input ends or Ctrl-C. */
  private static void run(StreamScorer follower) {
    Thread hook = new Thread(() -> interrupted(follower), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      follower.run(System.in);
    } finally {
      removed(hook);
    }
  }

  /** After Ctrl-C: abandons a running update, without waiting for the threads of the engine. */
  private static void interrupted(StreamScorer follower) {
    if (stopped(follower)) {
      Runtime.getRuntime().halt(Failures.INTERRUPTED);
    }
  }

  /** Stops the scorer; whether to end without waiting for it. */
  private static boolean stopped(StreamScorer follower) {
    try {
      return follower.stop();
    } catch (UncheckedIOException e) {
      return true; // the reader of the rows is gone: there is nothing to wait for
    }
  }

  private static void removed(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is running: this is the end anyway
    }
  }

  private static RowDetector fitted(Table rows, RowDetector current, long seed) {
    Rule rule = current.threshold().rule();
    DetectorSettings fitting = DetectorSettings.defaults().withSeed(seed);
    return DetectorFitter.with(rule.needsLabels() ? fitting : fitting.withRule(rule)).fit(rows);
  }

  /**
   * Rows to standard output, everything else to standard error.
   *
   * @param out for rows
   * @param console for the rest
   */
  private record Streams(PrintWriter out, Console console) implements Sink {
    @Override
    public void row(String json) {
      out.print(Flags.in(json) + "\n");
    }

    @Override
    public void flush() {
      if (out.checkError()) {
        String message =
            "standard output: cannot be written: its reader is gone, or the disk is full";
        throw new UncheckedIOException(message, new IOException(message));
      }
    }

    @Override
    public void note(String sentence) {
      console.note(sentence);
    }

    @Override
    public void warn(String sentence) {
      console.warn(sentence);
    }

    @Override
    public void summary(String text, Map<String, Object> json) {
      console.note(console.json() ? Json.writeLine(json) : text);
    }
  }
}
