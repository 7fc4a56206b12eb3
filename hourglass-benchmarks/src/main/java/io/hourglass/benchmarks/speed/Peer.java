package io.hourglass.benchmarks.speed;

import io.hourglass.json.IfAbsent;
import io.hourglass.json.Json;
import io.hourglass.train.engine.Bfloat16;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
      @IfAbsent("{}") Map<String, String> environment) {}

  /** A way to do some works: a setting, a suffix of the system's name, a command. */
  record RunTemplate(
      List<Work> works,
      @IfAbsent("\"\"") String setting,
      @IfAbsent("\"\"") String suffix,
      @IfAbsent("\"EACH\"") Threads threads,
      List<String> command,
      @IfAbsent("{}") Map<String, String> environment) {}

  /** All systems by name, in the order in which they run. */
  static Map<String, Peer> all() {
    try (InputStream in = Objects.requireNonNull(Peer.class.getResourceAsStream("peers.json"))) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.readMap(json, Peer.class, "peers.json");
    } catch (IOException e) {
      throw new UncheckedIOException("peers.json cannot be read", e);
    }
  }

  /**
   * Makes it ready.
   *
   * @throws NotAvailableException if it is not there or cannot be made ready
   */
  SystemRun.ReadySystem ready(PeerFolder peers) throws NotAvailableException {
    Map<String, String> values = new LinkedHashMap<>();
    Path place = Path.of("");
    if (!folder.isEmpty()) {
      place = maven ? peers.built(folder) : peers.peer(folder);
      values.put("peers", peers.peer("").toString());
    }
    values.put("folder", place.toString());
    values.put("data", peers.data().toString());
    values.put("images", PeerData.images(peers).toString());
    values.put("table", PeerData.table(peers).toString());
    values.put("model", peers.cache().resolve("w1.hg").toString());
    values.put("epochs", String.valueOf(peers.epochs()));
    values.put("java", Program.JAVA);
    values.put("classpath", "target/classes" + File.pathSeparator + "target/lib/*");
    values.put("maker", Files.exists(Path.of("/etc/debian_version")) ? "Debian" : "system");
    findPython(pythons.isEmpty() ? peers.pythons() : pythons, module, version, peers, values);
    for (Step step : steps) {
      run(step, place, peers, values);
    }
    Path where = place;
    return work -> runs(work, where, values);
  }

  private static void findPython(
      List<String> pythons,
      String module,
      String version,
      PeerFolder peers,
      Map<String, String> values)
      throws NotAvailableException {
    if (module.isEmpty()) {
      return;
    }
    for (String python : pythons) {
      String found = peers.version(python, module).orElse("");
      if (!found.isEmpty() && found.startsWith(version)) {
        values.put("python", python);
        values.put("version", found);
        return;
      }
    }
    throw new NotAvailableException(
        "not installed: none of %s has the module %s %s; name a Python with HOURGLASS_PYTHON"
            .formatted(pythons, module, version));
  }

  private static void run(Step step, Path place, PeerFolder peers, Map<String, String> values)
      throws NotAvailableException {
    if (step.unless().stream().anyMatch(file -> Files.exists(Path.of(filled(file, values))))) {
      return;
    }
    peers.notes().accept(step.purpose());
    findPython(peers.pythons(), step.module(), "", peers, values);
    Outcome outcome = program(step.command(), step.environment(), place, values).run(LIMIT);
    if (!outcome.isGood()) {
      throw new NotAvailableException(step.purpose() + " failed: " + outcome.failure());
    }
  }

  private List<SystemRun> runs(Work work, Path place, Map<String, String> common) {
    List<SystemRun> all = new ArrayList<>();
    for (RunTemplate run : runs.stream().filter(one -> one.works().contains(work)).toList()) {
      boolean isPossible = !run.setting().equals("bfloat16") || Bfloat16.isNative();
      for (int threads : isPossible ? run.threads().counts() : new int[0]) {
        Map<String, String> values = new LinkedHashMap<>(common);
        values.put("token", work.token());
        values.put("work", work.name());
        values.put("threads", String.valueOf(threads));
        Program program = program(run.command(), run.environment(), place, values);
        String name = filled(system + run.suffix(), values);
        all.add(new SystemRun(name, run.setting(), threads, program));
      }
    }
    return all;
  }

  private static Program program(
      List<String> command,
      Map<String, String> environment,
      Path place,
      Map<String, String> values) {
    Map<String, String> variables = new LinkedHashMap<>();
    environment.forEach((name, value) -> variables.put(name, filled(value, values)));
    String[] words =
        command.stream().skip(1).map(word -> filled(word, values)).toArray(String[]::new);
    Program start =
        switch (command.get(0)) {
          case "{worker}" -> LocalWorker.program(LocalWorker.flags());
          case "{plain worker}" -> LocalWorker.program(List.of());
          case "{single worker}" -> LocalWorker.program(List.of(LocalWorker.ONE_THREAD));
          default -> new Program(List.of(filled(command.get(0), values)), variables, place);
        };
    return start.and(words);
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
