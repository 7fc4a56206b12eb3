package io.hourglass.cli.output;

import io.hourglass.data.HourglassException;
import io.hourglass.train.run.TrainingStoppedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
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

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    // what a command throws that is no exception arrives wrapped
    boolean isWrapped = e instanceof ExecutionException && e.getCause() != null;
    return report(isWrapped ? e.getCause() : e, command.getErr());
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    Throwable cause = e.getCause();
    String message =
        (cause instanceof IllegalArgumentException || cause instanceof HourglassException)
                && cause.getMessage() != null
            ? cause.getMessage()
            : String.valueOf(e.getMessage());
    sentence(command.getErr(), message + suggestion(e), BAD_ARGUMENT);
    command.getErr().printf("See: %s --help%n", command.getCommandSpec().qualifiedName());
    command.getErr().flush();
    return BAD_ARGUMENT;
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
    String message = String.valueOf(e.getMessage());
    if (e instanceof TrainingStoppedException) {
      return sentence(err, message, INTERRUPTED);
    }
    if (e instanceof HourglassException
        || e instanceof UncheckedIOException
        || e instanceof IOException) {
      return sentence(err, message, FAILURE);
    }
    if (e instanceof IllegalArgumentException && e.getMessage() != null) {
      return sentence(err, message, BAD_ARGUMENT);
    }
    return e instanceof OutOfMemoryError ? outOfMemory(err) : defect(e, err);
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
