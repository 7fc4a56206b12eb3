package io.hourglass.cli.command;

import java.util.Arrays;

/** Numbers that come in batches. */
public final class DoubleBuffer {
  private double[] values = new double[1024];
  private int count;

  /** Takes more at the end. */
  public void add(double[] more) {
    if (count + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, count + more.length));
    }
    System.arraycopy(more, 0, values, count, more.length);
    count += more.length;
  }

  /** All of them. */
  public double[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
