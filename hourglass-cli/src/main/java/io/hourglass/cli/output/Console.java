package io.hourglass.cli.output;

import io.hourglass.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All that prints: results to standard output, everything else to standard error. */
public final class Console {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print results and errors only.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Whether only results and errors are wanted. */
  boolean quiet() {
    return quiet;
  }

  /** Whether the result is to be JSON. */
  public boolean json() {
    return json;
  }

  /** Prints the result in the form that was asked for. */
  public void result(Object forMachines, String forPeople) {
    if (json) {
      out(Json.writeLine(forMachines));
    } else {
      out(forPeople.stripTrailing());
    }
  }

  /** Prints a line of a result for people; nothing where JSON or quiet was asked for. */
  public void say(String line) {
    if (json) {
      note(line);
    } else if (!quiet) {
      out(line);
    }
  }

  /** Prints a line that is worth knowing but no result. */
  public void note(String line) {
    if (!quiet) {
      err().println(line);
      err().flush();
    }
  }

  /** Prints a sentence that is no error but must be read, wanted or not. */
  public void warn(String sentence) {
    err().println("hourglass: " + sentence);
    err().flush();
  }

  private void out(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** Where everything goes that is no result. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
