package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The command line in a process of its own, that lines are sent to while it runs. */
final class Running implements AutoCloseable {
  private static final int SECONDS = 90;

  /** Number of the signal. */
  private static final int INTERRUPT = 2;

  private final Process process;
  private final OutputStream in;
  private final LineReader out;
  private final LineReader err;

  private Running(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.out = new LineReader(process.getInputStream());
    this.err = new LineReader(process.getErrorStream());
  }

  /** Starts a command, in as much memory as it is given. */
  static Running of(String memory, Object... args) throws IOException {
    return started(List.of(), memory, args);
  }

  /**
   * The same, of whose output only the first line is read; its exit code is the last line of
   * standard error.
   */
  static Running readByHead(String memory, Object... args) throws IOException {
    return started(
        List.of("sh", "-c", "{ \"$@\"; echo exit code $? >&2; } | head -n 1", "sh"), memory, args);
  }

  private static Running started(List<String> before, String memory, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + memory, "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Arrays.stream(args).map(String::valueOf).forEach(command::add);
    return new Running(new ProcessBuilder(command).start());
  }

  /** Lines as they come, in a thread of their own: a pipe that nobody empties stops the process. */
  private static final class LineReader {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread thread;

    private LineReader(InputStream stream) {
      thread =
          new Thread(() -> {
            BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            try {
              reader.lines().forEach(lines::add);
            } catch (UncheckedIOException e) {
              return; // it was closed while it was read
            }
          });
      thread.setDaemon(true);
      thread.start();
    }

    private List<String> rest() throws InterruptedException {
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
      return List.copyOf(lines);
    }
  }

  /** Sends text, as it is. */
  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes, as they are. */
  void send(byte[] bytes) throws IOException {
    in.write(bytes);
    in.flush();
  }

  /** The next line of standard output. */
  String answer() throws InterruptedException {
    String line = out.lines.poll(SECONDS, TimeUnit.SECONDS);
    assertThat(line).as("a line of output; standard error has %s", err.lines).isNotNull();
    return line;
  }

  /** The next line of standard error that matches; those before it are skipped. */
  String logged(Predicate<String> wanted) throws InterruptedException {
    while (true) {
      String line = err.lines.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("a line of standard error").isNotNull();
      if (wanted.test(line)) {
        return line;
      }
    }
  }

  /** A line of standard error that matches, if one has arrived; those before it are skipped. */
  Optional<String> loggedSoFar(Predicate<String> wanted) {
    for (String line = err.lines.poll(); line != null; line = err.lines.poll()) {
      if (wanted.test(line)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** No more lines are sent; returns the exit code. */
  int end() throws IOException, InterruptedException {
    in.close();
    return code();
  }

  /** The exit code, when it has ended. */
  int code() throws InterruptedException {
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it has ended").isTrue();
    return process.exitValue();
  }

  /** All that is left of standard output, when it has ended. */
  List<String> answers() throws InterruptedException {
    return out.rest();
  }

  /** All that is left of standard error, when it has ended. */
  List<String> log() throws InterruptedException {
    return err.rest();
  }

  /** Whether Ctrl-C does anything: processes in the background of a shell are deaf to it. */
  static boolean canBeInterrupted() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).trim(), 16))
        .noneMatch(ignored -> ignored.testBit(INTERRUPT - 1));
  }

  /** As Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    signal("-INT");
  }

  /** As a machine that loses power does. */
  void kill() throws IOException, InterruptedException {
    signal("-KILL");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
