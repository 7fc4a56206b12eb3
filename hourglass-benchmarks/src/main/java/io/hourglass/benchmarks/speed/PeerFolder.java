package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.BenchmarkContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where peers are found, and where they are built: the peers' own folder is never written to. */
public record PeerFolder(Optional<Path> peers, Path cache, int epochs, Consumer<String> notes) {
  private static final String BUILD =
      "mvn -B -q compile dependency:copy-dependencies -DoutputDirectory=target/lib";
  private static final Path BUILT = Path.of("target", "built");
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(60);

  /**
   * The folder {@code $HOURGLASS_PEERS}; the cache is {@code $XDG_CACHE_HOME/hourglass/bench}.
   *
   * @param epochs that a program trains
   */
  public static PeerFolder of(int epochs, BenchmarkContext context) {
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    Path cache = context.variable("XDG_CACHE_HOME").orElse(home);
    return new PeerFolder(
        context.variable("HOURGLASS_PEERS"),
        cache.resolve("hourglass").resolve("bench"),
        epochs,
        context.progress());
  }

  /** Where all find the data, with the names that the peers know. */
  Path data() {
    return cache.resolve("peers").resolve("data");
  }

  /** A file or folder of the peers. */
  Path peer(String name) throws NotAvailableException {
    Path folder =
        peers.orElseThrow(
            () -> new NotAvailableException("HOURGLASS_PEERS does not name the peers' folder"));
    Path found = folder.resolve(name);
    if (!Files.exists(found)) {
      throw new NotAvailableException("not installed: there is no " + found);
    }
    return found;
  }

  /** A copy of a peer's folder, compiled by Maven with all it needs in {@code target/lib}. */
  Path built(String name) throws NotAvailableException {
    Path copy = copy(name);
    if (!Files.exists(copy.resolve(BUILT))) {
      notes.accept("building " + name + " in " + copy + " (first time only; fetches libraries)");
      build(copy);
    }
    return copy;
  }

  private static void build(Path folder) throws NotAvailableException {
    Program maven = new Program(List.of(BUILD.split(" ")), Map.of(), folder);
    maven.run(BUILD_LIMIT).orNotAvailable("could not be built by Maven");
    try {
      Files.createFile(folder.resolve(BUILT));
    } catch (IOException e) {
      throw new NotAvailableException(folder + " cannot be written: " + e.getMessage());
    }
  }

  /** A copy of a peer's folder that can be written to. */
  Path copy(String name) throws NotAvailableException {
    Path to = cache.resolve("peers").resolve(name);
    try {
      copyAll(peer(name), to);
      return to;
    } catch (IOException e) {
      throw new NotAvailableException(
          "could not be copied to %s: %s".formatted(to, e.getMessage()));
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        copy(path, to.resolve(from.relativize(path).toString()), to);
      }
    }
  }

  private static void copy(Path path, Path target, Path folder) throws IOException {
    if (Files.isDirectory(path)) {
      Files.createDirectories(target);
    } else if (!Files.exists(target) || Files.mismatch(path, target) >= 0) {
      Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(folder.resolve(BUILT));
    }
  }

  /** An executable of Python, and the version of the module it was asked for. */
  public record Python(String executable, String version) {}

  /** The first Python that has a module whose version begins so. */
  public Optional<Python> python(List<String> executables, String module, String version) {
    String code = "import %1$s; print('version='+%1$s.__version__)".formatted(module);
    return executables.stream()
        .flatMap(python ->
            Program.of(python, "-c", code).run(PROBE_LIMIT).lines().stream()
                .flatMap(line -> line.value("version").stream())
                .map(found -> new Python(python, found)))
        .filter(python -> python.version().startsWith(version))
        .findFirst();
  }

  /** Executables of Python that this machine may have, the one that was asked for first. */
  public List<String> pythons() {
    return Stream.of(
            System.getenv("HOURGLASS_PYTHON"),
            cache.resolve("venv").resolve("bin").resolve("python").toString(),
            "python3",
            "/usr/bin/python3")
        .filter(python -> python != null && !python.isBlank())
        .toList();
  }

  /** Numbers of threads worth a try: one, and all cores. */
  static int[] threads() {
    return Arrays.stream(new int[] {1, cores()}).distinct().toArray();
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
