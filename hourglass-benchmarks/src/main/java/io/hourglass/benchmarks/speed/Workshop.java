package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where peers are found, and where they are built: the peers' own folder is never written to.
 *
 * @param peers folder of the peers' programs
 * @param cache folder for what is built and generated
 * @param epochs to train, the first of which does not count
 * @param notes told what is being done, in lines
 */
public record Workshop(Optional<Path> peers, Path cache, int epochs, Consumer<String> notes) {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(60);

  /** The folder for this user's caches: {@code $XDG_CACHE_HOME/hourglass/bench}. */
  public static Path defaultCache() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path root =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return root.resolve("hourglass").resolve("bench");
  }

  /** Where all find the data, with the names that the peers know. */
  Path data() {
    return cache.resolve("peers").resolve("data");
  }

  /** Where our trained model is left. */
  Path model() {
    return cache.resolve("w1.hg");
  }

  /** A file or folder of the peers. */
  Path peer(String name) throws AbsentException {
    Path folder =
        peers.orElseThrow(
            () -> new AbsentException("HOURGLASS_PEERS does not name the peers' folder"));
    Path found = folder.resolve(name);
    if (!Files.exists(found)) {
      throw new AbsentException("not installed: there is no " + found);
    }
    return found;
  }

  /** A copy of a peer's folder, compiled by Maven with all it needs in {@code target/lib}. */
  public Path built(String name) throws AbsentException {
    Path copy = copy(name);
    Path done = copy.resolve("target").resolve("built");
    if (Files.exists(done)) {
      return copy;
    }
    notes.accept("building " + name + " in " + copy + " (first time only; fetches libraries)");
    Outcome outcome =
        Program.of(
                "mvn",
                "-B",
                "-q",
                "compile",
                "dependency:copy-dependencies",
                "-DoutputDirectory=target/lib")
            .in(copy)
            .run(BUILD_LIMIT);
    if (!outcome.isGood()) {
      throw new AbsentException("could not be built by Maven: " + outcome.failure());
    }
    write(done);
    return copy;
  }

  private static void write(Path done) {
    try {
      Files.createFile(done);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of a peer's folder that can be written to. */
  Path copy(String name) throws AbsentException {
    Path from = peer(name);
    Path to = cache.resolve("peers").resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!Files.exists(target) || Files.mismatch(path, target) >= 0) {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
          Files.deleteIfExists(to.resolve("target").resolve("built"));
        }
      }
    } catch (IOException e) {
      throw new AbsentException("could not be copied to %s: %s".formatted(to, e.getMessage()));
    }
    return to;
  }

  /** The version of a Python module, if that Python has it. */
  Optional<String> version(String python, String module) {
    Outcome outcome =
        Program.of(
                python, "-c", "import %1$s; print('version='+%1$s.__version__)".formatted(module))
            .run(PROBE_LIMIT);
    return outcome.lines().stream().flatMap(line -> line.value("version").stream()).findFirst();
  }

  /** The Pythons of this machine that there may be, the one that was asked for first. */
  List<String> pythons() {
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
    int cores = Runtime.getRuntime().availableProcessors();
    return Arrays.stream(new int[] {1, cores}).distinct().toArray();
  }
}
