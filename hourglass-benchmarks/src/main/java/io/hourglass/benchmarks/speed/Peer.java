package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.Resource;
import io.hourglass.json.IfAbsent;
import io.hourglass.json.Json;
import io.hourglass.train.engine.Bfloat16;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system, as {@code peers.json} describes it; Hourglass is the first. In braces in its texts:
 * values such as {@code {threads}}.
 *
 * @param folder of its programs among the peers; empty for Hourglass
 * @param slow whether it takes minutes and is excluded unless asked for
 * @param pythons executables to look for its module; empty for all that there may be
 * @param module of Python that it needs; empty for none
 * @param version that the module's version must begin with
 */
record Peer(
    String system,
    @IfAbsent("\"\"") String folder,
    @IfAbsent("false") boolean maven,
    @IfAbsent("false") boolean slow,
    @IfAbsent("[]") List<String> pythons,
    @IfAbsent("\"\"") String module,
    @IfAbsent("\"\"") String version,
    @IfAbsent("[]") List<Step> steps,
    List<RunTemplate> runs) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** How many threads runs have: all that there are and one, one, all, or what it chooses. */
  enum Threads {
    /** A run with one and a run with all cores. */
    EACH,
    /** One. */
    ONE,
    /** All cores. */
    ALL,
    /** As many as the system chooses. */
    OWN;

    int[] counts() {
      return switch (this) {
        case EACH -> PeerFolder.threads();
        case ONE -> new int[] {1};
        case ALL -> new int[] {PeerFolder.cores()};
        case OWN -> new int[] {0};
      };
    }
  }

  /** A step of the installation, skipped if one of its files exists. */
  record Step(
      String purpose,
      @IfAbsent("[]") List<String> unless,
      @IfAbsent("\"\"") String module,
      List<String> command,
      @IfAbsent("{}") Map<String, String> environment) {
    private void run(Path place, PeerFolder peers, Values values) throws NotAvailableException {
      if (unless.stream().anyMatch(file -> Files.exists(Path.of(values.filled(file))))) {
        return;
      }
      peers.notes().accept(purpose);
      Values all = values.withPython(peers, peers.pythons(), module, "");
      all.program(command, environment, place).run(LIMIT).orNotAvailable(purpose + " failed");
    }
  }

  /** A way to do some works: a setting, a suffix of the system's name, a command. */
  record RunTemplate(
      List<Work> works,
      @IfAbsent("\"\"") String setting,
      @IfAbsent("\"\"") String suffix,
      @IfAbsent("\"EACH\"") Threads threads,
      List<String> command,
      @IfAbsent("{}") Map<String, String> environment) {
    boolean isPossible() {
      return !setting.equals("bfloat16") || Bfloat16.isNative();
    }
  }

  /** All systems by name, in the order in which they run. */
  static Map<String, Peer> all() {
    return Json.readMap(Resource.text(Peer.class, "peers.json"), Peer.class, "peers.json");
  }

  /**
   * Makes it ready.
   *
   * @throws NotAvailableException if it is not there or cannot be made ready
   */
  SystemRun.ReadySystem ready(PeerFolder peers) throws NotAvailableException {
    Path place = place(peers);
    List<String> own = pythons.isEmpty() ? peers.pythons() : pythons;
    Values values = Values.of(peers).with("folder", place).withPython(peers, own, module, version);
    for (Step step : steps) {
      step.run(place, peers, values);
    }
    return work -> runs(work, place, values);
  }

  private Path place(PeerFolder peers) throws NotAvailableException {
    return folder.isEmpty() ? Path.of("") : maven ? peers.built(folder) : peers.peer(folder);
  }

  private List<SystemRun> runs(Work work, Path place, Values common) {
    return runs.stream()
        .filter(run -> run.works().contains(work) && run.isPossible())
        .flatMap(run ->
            Arrays.stream(run.threads().counts())
                .mapToObj(threads -> run(run, work, threads, place, common)))
        .toList();
  }

  private SystemRun run(RunTemplate run, Work work, int threads, Path place, Values common) {
    Values values =
        common.with("token", work.token()).with("work", work.name()).with("threads", threads);
    Program program = values.program(run.command(), run.environment(), place);
    return new SystemRun(values.filled(system + run.suffix()), run.setting(), threads, program);
  }

  /** What stands in braces in texts, and what to put there. */
  private record Values(Map<String, String> byName) {
    static Values of(PeerFolder peers) {
      return new Values(Map.of())
          .with("peers", peers.peers().map(Path::toString).orElse(""))
          .with("data", peers.data())
          .with("images", PeerData.images(peers))
          .with("table", PeerData.table(peers))
          .with("model", peers.cache().resolve("w1.hg"))
          .with("epochs", peers.epochs())
          .with("java", Program.JAVA)
          .with("classpath", "target/classes" + File.pathSeparator + "target/lib/*")
          .with("maker", Files.exists(Path.of("/etc/debian_version")) ? "Debian" : "system");
    }

    Values with(String name, Object value) {
      Map<String, String> more = new LinkedHashMap<>(byName);
      more.put(name, value.toString());
      return new Values(more);
    }

    /** With a Python that has a module; the same where it needs none. */
    Values withPython(PeerFolder peers, List<String> pythons, String module, String version)
        throws NotAvailableException {
      if (module.isEmpty()) {
        return this;
      }
      Optional<PeerFolder.Python> found = peers.python(pythons, module, version);
      PeerFolder.Python python = found.orElseThrow(() -> notInstalled(pythons, module, version));
      return with("python", python.executable()).with("version", python.version());
    }

    private static NotAvailableException notInstalled(
        List<String> pythons, String module, String version) {
      return new NotAvailableException(
          "not installed: none of %s has the module %s %s; name a Python with HOURGLASS_PYTHON"
              .formatted(pythons, module, version));
    }

    String filled(String text) {
      String filled = text;
      for (Map.Entry<String, String> value : byName.entrySet()) {
        filled = filled.replace("{" + value.getKey() + "}", value.getValue());
      }
      return filled;
    }

    private Map<String, String> filled(Map<String, String> environment) {
      Map<String, String> variables = new LinkedHashMap<>(environment);
      variables.replaceAll((name, value) -> filled(value));
      return variables;
    }

    Program program(List<String> command, Map<String, String> environment, Path place) {
      Program start =
          switch (command.get(0)) {
            case "{worker}" -> LocalWorker.program(LocalWorker.flags());
            case "{plain worker}" -> LocalWorker.program(List.of());
            case "{single worker}" -> LocalWorker.program(List.of(LocalWorker.ONE_THREAD));
            default -> new Program(List.of(filled(command.get(0))), filled(environment), place);
          };
      return start.and(command.stream().skip(1).map(this::filled).toArray(String[]::new));
    }
  }
}
