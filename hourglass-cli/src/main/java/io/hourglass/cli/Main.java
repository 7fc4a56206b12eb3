package io.hourglass.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
  /** Where to write errors and progress, past the filter that ./hourglass puts before our own. */
  private static final String STDERR = "hourglass.stderr";

  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine();
    String file = System.getProperty(STDERR, "");
    if (!file.isEmpty()) {
      writeErrorsTo(file, commandLine);
    }
    System.exit(run(commandLine, args));
  }

  private static void writeErrorsTo(String file, CommandLine commandLine) {
    try {
      PrintStream stream =
          new PrintStream(new FileOutputStream(file, true), true, Charset.defaultCharset());
      System.setErr(stream);
      commandLine.setErr(new PrintWriter(stream, true, Charset.defaultCharset()));
    } catch (IOException e) {
      // a socket, say: standard error does as well, only less promptly
    }
  }

  /** Runs one command; returns its exit code. */
  static int run(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return Failures.report(e, commandLine.getErr());
    }
  }

  /** The whole command line, ready to run. */
  static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new Hourglass())
        .setUsageHelpLongOptionsMaxWidth(26)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  /** The same, printing to the given writers. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine().setOut(out).setErr(err);
  }
}
