package io.hourglass.cli.output;

import io.hourglass.report.Text;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * A progress line: redrawn in place in a terminal; elsewhere a plain line every ten seconds, so
 * that logs stay short.
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

  /** On standard error; silent with {@code --quiet}. */
  public static ProgressLine on(Console console) {
    return new ProgressLine(
        console.quiet() ? null : console.err(), Boolean.getBoolean("hourglass.terminal"));
  }

  /** Shows the current progress. */
  public void show(String line) {
    if (out != null && terminal) {
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

  /** Erases the line. */
  public void clear() {
    if (out != null && drawn) {
      out.print(ERASE);
      out.flush();
      drawn = false;
    }
  }
}
