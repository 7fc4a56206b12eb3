package io.hourglass.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to be run in a process of its own.
 *
 * @param command the executable and its arguments
 * @param environment what is set besides this process's own environment
 * @param folder where it runs
 */
public record Program(List<String> command, Map<String, String> environment, Path folder) {
  /** The java of this process. */
  public static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program must have a command, got none");
    }
  }

  /** A command that runs in this process's folder and environment. */
  public static Program of(String... command) {
    return new Program(List.of(command), Map.of(), Path.of(""));
  }

  /** A main class on this process's class path, with these flags alone; often none. */
  public static Program java(List<String> flags, Class<?> main, String... arguments) {
    return of(JAVA)
        .and(flags.toArray(String[]::new))
        .and("-cp", System.getProperty("java.class.path"), main.getName())
        .and(arguments)
        .with("TF_CPP_MIN_LOG_LEVEL", "3");
  }

  /** The same with one variable of its environment set. */
  public Program with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new Program(command, more, folder);
  }

  /** The same with more arguments at the end. */
  public Program and(String... arguments) {
    List<String> more = new ArrayList<>(command);
    more.addAll(List.of(arguments));
    return new Program(more, environment, folder);
  }

  /**
   * Runs it to its end, or ends it when the time is up, with all that it started.
   *
   * @param limit the longest it may run
   */
  public Outcome run(Duration limit) {
    try {
      return runPrinting(limit);
    } catch (IOException e) {
      return new Outcome(List.of(), "cannot be started: " + e.getMessage());
    }
  }

  private Outcome runPrinting(Duration limit) throws IOException {
    Path printed = Files.createTempFile("hourglass-bench", ".txt");
    try {
      return run(limit, printed.toFile());
    } finally {
      Files.delete(printed);
    }
  }

  /** Into a file, so that a program that prints much cannot get stuck. */
  private Outcome run(Duration limit, File printed) throws IOException {
    Process process = start(printed);
    boolean ended = wait(process, limit);
    String text = Files.readString(printed.toPath(), StandardCharsets.ISO_8859_1);
    List<Line> lines = text.lines().map(Line::new).toList();
    return ended
        ? Outcome.ended(process.exitValue(), lines)
        : new Outcome(lines, "took longer than " + limit.toSeconds() + " s");
  }

  private Process start(File printed) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile().getAbsoluteFile())
            .redirectErrorStream(true)
            .redirectOutput(printed)
            .redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static boolean wait(Process process, Duration limit) {
    boolean ended = endsWithin(process, limit);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
    return ended;
  }

  private static boolean endsWithin(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
