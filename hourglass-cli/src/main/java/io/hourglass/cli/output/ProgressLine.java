package io.hourglass.cli.output;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * A line that is drawn again and again in a terminal; elsewhere now and then a plain line, so that
 * logs stay short.
 */
public final class ProgressLine {
  private static final long EVERY_NANOS = 10_000_000_000L;
  private static final String ERASE = "\r\u001b[K";
  private static final int WIDTH = 79;

  private final @Nullable PrintWriter out;
  private final boolean terminal;
  private long printed = System.nanoTime();
  private boolean drawn;

  private ProgressLine(@Nullable PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard error, unless the user wants quiet. */
  public static ProgressLine on(Console console) {
    return new ProgressLine(
        console.quiet() ? null : console.err(), Boolean.getBoolean("hourglass.terminal"));
  }

  /** Shows where things are. */
  public void show(String line) {
    if (out == null) {
      return;
    }
    if (terminal) {
      out.print(ERASE + Text.shortened(line, WIDTH));
      out.flush();
      drawn = true;
    } else if (System.nanoTime() - printed > EVERY_NANOS) {
      print(line);
    }
  }

  /** Prints a line that stays. */
  void print(String line) {
    if (out == null) {
      return;
    }
    clear();
    out.println(line);
    out.flush();
    printed = System.nanoTime();
  }

  /** Takes the line away. */
  public void clear() {
    if (out != null && drawn) {
      out.print(ERASE);
      out.flush();
      drawn = false;
    }
  }
}
