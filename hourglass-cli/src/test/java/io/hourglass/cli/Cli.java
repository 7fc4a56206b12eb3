package io.hourglass.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a run of the command line came to.
 *
 * @param code its exit code
 * @param out what it printed as the result
 * @param err what else it printed
 */
public record Cli(int code, String out, String err) {
  /** Runs the command line within the test. */
  public static Cli run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = String.valueOf(args[i]);
    }
    int code = Main.run(Main.commandLine(new PrintWriter(out), new PrintWriter(err)), words);
    return new Cli(code, out.toString(), err.toString());
  }

  /** The sentence that says what went wrong. */
  String complaint() {
    return err.lines()
        .filter(line -> line.startsWith("hourglass: "))
        .map(line -> line.substring("hourglass: ".length()))
        .findFirst()
        .orElse("no complaint, but: " + out + err);
  }
}
