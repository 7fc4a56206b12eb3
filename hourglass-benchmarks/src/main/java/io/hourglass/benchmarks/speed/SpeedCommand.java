package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Machine;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs ours and the peers, and prints the figures. */
@Command(
    name = "speed",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Training and use, side by side with the peers that are there.",
    footer = {
      "%nExamples:",
      "  hourglass bench speed                      about 15 minutes on a quiet machine",
      "  hourglass bench speed --quick --work W4    one round of one piece of work",
      "  HOURGLASS_PEERS=../peers hourglass bench speed --json"
    })
public final class SpeedCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quick", description = "One round of 3 epochs: a look, not a figure to quote.")
  private boolean quick;

  @Option(names = "--all", description = "Also the slow peers (DL4J, H2O): minutes more.")
  private boolean all;

  @Option(
      names = "--work",
      split = ",",
      paramLabel = "WORK",
      description = "Only these: W1, W3, W4, ROWS.")
  private List<Work> works = List.of(Work.values());

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Folder of the peers' programs; $HOURGLASS_PEERS unless given.")
  private Optional<Path> peers = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each takes its turn; 3 unless given.")
  private int rounds = 3;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "The longest that one process may take; 180 unless given, with --all 1800.")
  private int limit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Machine machine = Machine.here();
    Workshop workshop = new Workshop(folder(), Workshop.defaultCache(), quick ? 3 : 6, this::note);
    PeerData.prepare(workshop);
    List<Absence> absences = new ArrayList<>();
    List<Peer.Ready> ready = ready(workshop, absences);
    Race race = new Race(rounds(), Duration.ofSeconds(limit()), this::note);
    List<Figure> figures = works.stream().flatMap(work -> race.run(work, ready).stream()).toList();
    absences.addAll(race.absences());
    note("the machine's limits, and starts");
    Limits limits = Limits.measured(figures);
    Start start = Start.measured(quick ? 3 : 7);
    List<Verdict> verdicts = new ArrayList<>(Targets.verdicts(figures));
    verdicts.add(start.verdict());
    print(new Report(machine, protocol(), figures, absences, limits, start, verdicts));
    return 0;
  }

  private int rounds() {
    return quick ? 1 : rounds;
  }

  private int limit() {
    return limit > 0 ? limit : all ? 1800 : 180;
  }

  private Optional<Path> folder() {
    return peers
        .or(() ->
            Optional.ofNullable(System.getenv("HOURGLASS_PEERS"))
                .filter(name -> !name.isBlank())
                .map(Path::of))
        .map(Path::toAbsolutePath);
  }

  private List<Peer.Ready> ready(Workshop workshop, List<Absence> absences) {
    List<Peer.Ready> ready = new ArrayList<>();
    for (Peer peer : Peers.all()) {
      if (peer.isSlow() && !all) {
        absences.add(new Absence(peer.name(), "all", "slow; --all runs it"));
        continue;
      }
      try {
        ready.add(peer.ready(workshop));
      } catch (AbsentException e) {
        absences.add(new Absence(peer.name(), "all", e.reason()));
      }
    }
    return ready;
  }

  private List<String> protocol() {
    return List.of(
        "each system in a process of its own, all in turn, %d round%s"
            .formatted(rounds(), rounds() == 1 ? "" : "s"),
        "training: the median of a process's epochs, the first left out; then the best round",
        "ours: the Trainer as a user runs it, a new order of rows every epoch, a listener told",
        "one row: the median of 20,000 calls after a warm-up; use in plain Java without JVM flags",
        "settings over 1.25 times a system's best one are run in the first round only",
        "W1 and W3 of LibTorch: its own data of the same shape, so its losses differ");
  }

  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : ReportText.of(report));
    out.flush();
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
