package io.hourglass.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourglass.data.Table;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints results to standard output, everything else to standard error. */
public final class Console {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print only results and errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  private final List<String> notices = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Whether to print only results and errors. */
  boolean quiet() {
    return quiet;
  }

  /** Whether to print the result as JSON. */
  public boolean json() {
    return json;
  }

  /** Prints the result, as JSON or as text. */
  public void result(Object json, String text) {
    if (this.json) {
      out(Json.writeLine(withNotices(json)));
    } else {
      out(text.stripTrailing());
    }
  }

  /** Prints a result: the JSON with {@code --json}, else a line, which {@code --quiet} omits. */
  public void report(Object json, String line) {
    if (this.json) {
      out(Json.writeLine(withNotices(json)));
    } else {
      say(line);
    }
  }

  /** Prints a result like {@link #report(Object, String)}. */
  public void report(Section section) {
    report(section.json(), section.text());
  }

  private Object withNotices(Object json) {
    JsonNode tree = notices.isEmpty() ? null : Json.tree(Json.writeLine(json), "result");
    if (!(tree instanceof ObjectNode result)) {
      return json;
    }
    notices.forEach(result.putArray("notices")::add);
    return result;
  }

  /** Prints what was noticed about a table that was read; returns the table. */
  public Table noted(LoadedTable loaded) {
    loaded.notices().forEach(this::notice);
    return loaded.table();
  }

  /** Prints a notice about the data; it stands in the JSON of the result too. */
  public void notice(String sentence) {
    notices.add(Flags.in(sentence));
    note(sentence);
  }

  /** Prints a line of a result; with {@code --json} to standard error, with {@code --quiet} not. */
  public void say(String line) {
    if (json) {
      note(line);
    } else if (!quiet) {
      out(line);
    }
  }

  /** Prints a line that is no result, such as progress or a notice. */
  public void note(String line) {
    if (!quiet) {
      err().println(Flags.in(line));
      err().flush();
    }
  }

  /** Prints a warning, with {@code --quiet} too. */
  public void warn(String sentence) {
    err().println("hourglass: " + Flags.in(sentence));
    err().flush();
  }

  private void out(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** Standard error. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
