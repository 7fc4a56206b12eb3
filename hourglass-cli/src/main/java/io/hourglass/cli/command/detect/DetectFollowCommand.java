package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
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

/** Scores lines from standard input as they arrive. */
@Command(
    name = "follow",
    sortOptions = false,
    description = {
      "Score lines of standard input as they arrive: JSON objects, or CSV with a header line.",
      "Writes one JSON object a line: row (from 1), score, p_value, anomaly and reasons, or row and",
      "error. Memory is constant. Malformed lines, vanished columns and drift are told on standard",
      "error and end nothing; Ctrl-C ends it with a summary. Another detector that is written over",
      "MODEL takes over from the next row on."
    },
    footer = {
      "  hourglass detect follow fraud.hg < payments.jsonl > scores.jsonl",
      "  tail -f sensors.csv | hourglass detect follow machine.hg --every 1000 --keep id",
      "  hourglass detect follow fraud.hg --update --update-every 50000 < payments.jsonl"
    })
final class DetectFollowCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();

  @Option(
      names = "--format",
      paramLabel = "auto|csv|jsonl",
      description = "Of the lines (default: what the first one looks like).")
  private LineFormat format = LineFormat.AUTO;

  @Option(
      names = "--reasons",
      paramLabel = "N",
      description = "Columns to give for an anomaly, at most (default: ${DEFAULT-VALUE}).")
  private int reasons = 3;

  @Option(names = "--every-reason", description = "Give reasons for every row, anomaly or not.")
  private boolean everyReason;

  @Mixin private CopyOption keep = new CopyOption();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      split = ",",
      description = "Texts that mean \"no value\", besides the empty one: n/a,?")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "A summary every N rows, 0 for none but the last (default: ${DEFAULT-VALUE}).")
  private long every = 100_000;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Look for drift in the last N rows (default: ${DEFAULT-VALUE}).")
  private int window = 1_000;

  @Option(
      names = "--drift",
      paramLabel = "PSI",
      description = {
        "Population stability index of a column or the scores that is announced as drift,",
        "0 for no watch (default: ${DEFAULT-VALUE})."
      })
  private double drift = 0.25;

  @Option(
      names = "--update",
      description = {
        "Now and then fit a new detector in the background to rows that were called normal, write",
        "it over MODEL and go on with it."
      })
  private boolean update;

  @Option(
      names = "--update-every",
      paramLabel = "N",
      description = "Rows between updates (default: ${DEFAULT-VALUE}).")
  private int updateEvery = 10_000;

  @Option(
      names = "--update-rows",
      paramLabel = "N",
      description = "Rows to fit to, at most, late ones rather (default: ${DEFAULT-VALUE}).")
  private int updateRows = 20_000;

  @Mixin private Console console = new Console();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StreamSettings settings =
        StreamSettings.defaults()
            .withFormat(format)
            .withMissing(missing)
            .withKeep(keep.names())
            .withReasons(reasons)
            .withEveryReason(everyReason)
            .withEvery(every)
            .withWindow(window)
            .withDrift(drift);
    UpdateSettings updates = new UpdateSettings(detector.file(), updateEvery, updateRows);
    StreamScorer follower = follower(settings, updates);
    Thread stop = new Thread(() -> stopped(follower), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      follower.run(System.in);
    } finally {
      removed(stop);
    }
    return Failures.OK;
  }

  private StreamScorer follower(StreamSettings settings, UpdateSettings updates) {
    Detector loaded = detector.load();
    Sink sink = new Streams(spec.commandLine().getOut(), console);
    if (update && !(loaded instanceof RowDetector)) {
      throw new IllegalArgumentException(
          "--update is for detectors of rows; one of a series learns on by itself");
    }
    if (loaded instanceof SeriesDetector series) {
      return StreamScorer.of(series, settings, sink);
    }
    if (loaded instanceof SignalDetector signal) {
      return StreamScorer.of(signal, settings, sink);
    }
    if (!update) {
      return StreamScorer.watching(detector.file(), settings, sink);
    }
    Output.checkedFile(detector.file());
    Trainer.prepare(console::note);
    RowDetector ofRows = (RowDetector) loaded;
    return StreamScorer.updating(ofRows, settings, sink, updates, DetectFollowCommand::fitted);
  }

  /** Ctrl-C: what is on the way is given up, without waiting for the engine's threads. */
  private static void stopped(StreamScorer follower) {
    boolean updating = false;
    try {
      updating = follower.stop();
    } catch (UncheckedIOException e) {
      updating = true; // nobody reads the rows any more: there is nothing to wait for
    }
    if (updating) {
      Runtime.getRuntime().halt(Failures.INTERRUPTED);
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
      out.print(json + "\n");
    }

    @Override
    public void flush() {
      if (out.checkError()) {
        String message =
            "standard output: cannot be written: nobody reads it any more, or its disk is full";
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
