package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.benchmarks.speed.SystemRun.ReadySystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Training and use beside the peers that are there. */
@Command(
    name = "speed",
    description = "Training and use, side by side with the peers under $HOURGLASS_PEERS.",
    footer = {
      "  HOURGLASS_PEERS=../peers hourglass bench speed     about 15 minutes",
      "  hourglass bench speed --quick --work W4            one round of one piece of work"
    })
public final class SpeedBenchmark implements Benchmark {
  private static final int ROUNDS = 3;

  @Option(names = "--quick", description = "One round of 3 epochs: a look, not a figure to quote.")
  private boolean quick;

  @Option(names = "--all", description = "Also the slow peers (DL4J, H2O): minutes more.")
  private boolean all;

  @Option(names = "--work", split = ",", description = "Some of ${COMPLETION-CANDIDATES}.")
  private List<Work> works = List.of(Work.values());

  @Option(names = "--limit", description = "Seconds of a process; 180, or 1800 with --all.")
  private int limit;

  @Override
  public Report run(BenchmarkContext context) {
    PeerFolder folder = PeerData.prepared(PeerFolder.of(quick ? 3 : 6, context));
    List<String> notes = new ArrayList<>();
    Rounds rounds = rounds(context, notes);
    List<SpeedResult> results = rounds.run(works, ready(folder, notes));
    context.note("the machine's limits, and starts");
    MachineLimits limits = MachineLimits.measured();
    notes.addAll(limits.notes(results));
    return new Report("Training and use", rules(rounds.count()), tables(results, limits), notes);
  }

  private Rounds rounds(BenchmarkContext context, List<String> notes) {
    Duration most = Duration.ofSeconds(limit > 0 ? limit : all ? 1800 : 180);
    return new Rounds(quick ? 1 : ROUNDS, most, context.progress(), notes::add);
  }

  private List<ResultTable<?>> tables(List<SpeedResult> results, MachineLimits limits) {
    List<ResultTable<?>> tables = new ArrayList<>();
    works.forEach(work ->
        tables.add(table(work, results.stream().filter(one -> one.work() == work).toList())));
    tables.add(limits.table());
    List<Target> targets = new ArrayList<>(SpeedTargets.of(results));
    targets.add(MachineLimits.start(quick ? 3 : 7));
    tables.add(Target.table(targets));
    return tables;
  }

  private List<ReadySystem> ready(PeerFolder folder, List<String> notes) {
    return Peer.all().entrySet().stream()
        .flatMap(peer -> ready(peer.getKey(), peer.getValue(), folder, notes).stream())
        .toList();
  }

  private Optional<ReadySystem> ready(
      String name, Peer peer, PeerFolder folder, List<String> notes) {
    try {
      return Optional.of(ready(peer, folder));
    } catch (NotAvailableException e) {
      notes.add("not measured: %s: %s".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }

  private ReadySystem ready(Peer peer, PeerFolder folder) throws NotAvailableException {
    if (peer.slow() && !all) {
      throw new NotAvailableException("slow; --all runs it");
    }
    return peer.ready(folder);
  }

  private static List<String> rules(int turns) {
    return List.of(
        "each system in a process of its own, all in turn; rounds: " + turns,
        "training: the median of a process's epochs, without the first; then the best round",
        "Hourglass: the Trainer as a user runs it, a new order of rows every epoch, a listener",
        "one row: the median of 20,000 calls after a warm-up; use in plain Java without JVM flags",
        "settings over 1.25 times a system's best one are run in the first round only",
        "W1 and W3 of LibTorch: its own data of the same shape, so its losses differ");
  }

  private static ResultTable<?> table(Work work, List<SpeedResult> results) {
    Optional<SpeedResult> local = SpeedTargets.local(work, results);
    int decimals = work == Work.ROWS ? 0 : 3;
    return ResultTable.of(work.token(), work.title(), results)
        .text("system", one -> one.run().label())
        .number("value", decimals, SpeedResult::value)
        .text("rounds", one -> joined("%." + decimals + "f", one.rounds()))
        .optional("Hourglass faster, times", 2, one -> ratio(local, one))
        .optional("p99", 1, SpeedResult::p99)
        .optional("loss", 5, SpeedResult::loss)
        .optional("peak MB", 0, SpeedResult::peakMegabytes);
  }

  private static @Nullable Double ratio(Optional<SpeedResult> local, SpeedResult one) {
    return local.map(own -> one.work().ratio(own.value(), one.value())).orElse(null);
  }

  private static String joined(String format, List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, format, value))
        .collect(Collectors.joining(" "));
  }
}
