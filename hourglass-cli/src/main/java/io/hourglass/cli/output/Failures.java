package io.hourglass.cli.output;

import io.hourglass.data.HourglassException;
import io.hourglass.train.run.TrainingStoppedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints an exception as one sentence, and chooses the exit code by its cause. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Success. */
  public static final int OK = 0;

  /** An error in the data, a model file, the disk or the training. */
  static final int FAILURE = 1;

  /** An invalid argument. */
  static final int BAD_ARGUMENT = 2;

  /** Stopped by Ctrl-C: 128 and the number of the signal, as in shells. */
  public static final int INTERRUPTED = 130;

  /** A defect in Hourglass, as in sysexits.h. */
  static final int DEFECT = 70;

  /** Exit codes of exceptions that are no defect; the first type that fits counts. */
  private static final List<ExitCode> EXIT_CODES =
      List.of(
          new ExitCode(TrainingStoppedException.class, INTERRUPTED),
          new ExitCode(HourglassException.class, FAILURE),
          new ExitCode(UncheckedIOException.class, FAILURE),
          new ExitCode(IOException.class, FAILURE),
          new ExitCode(IllegalArgumentException.class, BAD_ARGUMENT));

  /** The exit code of a type of exceptions. */
  private record ExitCode(Class<? extends Throwable> type, int code) {}

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    // what a command throws that is no exception arrives wrapped
    Throwable cause = e.getCause();
    boolean isWrapped = e instanceof ExecutionException;
    return report(isWrapped && cause != null ? cause : e, command.getErr());
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    sentence(command.getErr(), message(e) + suggestion(e), BAD_ARGUMENT);
    command.getErr().printf("See: %s --help%n", command.getCommandSpec().qualifiedName());
    command.getErr().flush();
    return BAD_ARGUMENT;
  }

  /** The message of the cause where the cause is ours, else that of picocli. */
  private static String message(ParameterException e) {
    Throwable cause = e.getCause();
    return (cause instanceof IllegalArgumentException || cause instanceof HourglassException)
            && cause.getMessage() != null
        ? cause.getMessage()
        : String.valueOf(e.getMessage());
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions =
        RenamedOptions.find(e.getCommandLine().getCommandSpec(), unmatched.getUnmatched())
            .map(List::of)
            .orElseGet(unmatched::getSuggestions);
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  /** Prints the exception; returns the exit code. */
  public static int report(Throwable e, PrintWriter err) {
    Optional<ExitCode> known = exitCode(e);
    if (known.isPresent()) {
      return sentence(err, String.valueOf(e.getMessage()), known.get().code());
    }
    return e instanceof OutOfMemoryError ? outOfMemory(err) : defect(e, err);
  }

  private static Optional<ExitCode> exitCode(Throwable e) {
    if (e instanceof IllegalArgumentException && e.getMessage() == null) {
      return Optional.empty();
    }
    return EXIT_CODES.stream().filter(code -> code.type().isInstance(e)).findFirst();
  }

  private static int outOfMemory(PrintWriter err) {
    String message =
        "not enough memory: Java may use %,d MB; give it more with HOURGLASS_OPTS=-Xmx8g"
            .formatted(Runtime.getRuntime().maxMemory() >> 20);
    return sentence(err, message, FAILURE);
  }

  private static int defect(Throwable e, PrintWriter err) {
    err.println("hourglass: this is a defect in Hourglass; please report it with all that follows");
    e.printStackTrace(err);
    err.flush();
    return DEFECT;
  }

  private static int sentence(PrintWriter err, String message, int code) {
    err.println("hourglass: " + Flags.in(message));
    err.flush();
    return code;
  }
}
