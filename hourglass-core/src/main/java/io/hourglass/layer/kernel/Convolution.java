package io.hourglass.layer.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sums of a convolution or its transpose, laid out for speed. Immutable and thread-safe.
 *
 * <p>Every sum starts at its bias and takes in products one by one, never fused, tap by tap and
 * channel by channel, the zeros of the padding too. Many positions are summed side by side, so a
 * loop is long however few the channels are; what a position's sum comes to does not depend on the
 * others.
 */
public final class Convolution {
  /** Positions side by side, about: long enough for the loops, few enough for the cache. */
  private static final int TOGETHER = 512;

  /** Fewer positions than these are taken one by one, where there are so many filters. */
  private static final int FEW = 128;

  private static final int MANY_FILTERS = 64;

  /**
   * Where weights lie in the kernel's array: of tap {@code t}, channel {@code c} and filter {@code
   * f} at {@code t * perTap + c * perChannel + f * perFilter}.
   */
  public record Kernel(int channels, int filters, int perTap, int perChannel, int perFilter) {}

  /**
   * Positions of the output at which the same taps count.
   *
   * @param row of the first of them
   * @param column of the first of them
   * @param planes which plane every product takes its input from
   * @param offsets where in it, for position 0
   * @param weights of every filter's products
   */
  record Phase(int row, int column, int[] planes, int[] offsets, float[][] weights) {}

  private final Axis rows;
  private final Axis columns;
  private final int channels;
  private final float[] bias;
  private final List<Phase> phases = new ArrayList<>();
  private final Optional<SmallPlaneConvolution> fewPlaces;

  public Convolution(Axis rows, Axis columns, Kernel kernel, float[] weights, float[] bias) {
    this.rows = rows;
    this.columns = columns;
    this.channels = kernel.channels();
    this.bias = bias.clone();
    for (int filter = 0; filter < bias.length; filter++) {
      this.bias[filter] += 0f; // -0 becomes +0, which adding zeros leaves as it is
    }
    for (int row = 0; row < rows.outputStep(); row++) {
      for (int column = 0; column < columns.outputStep(); column++) {
        phases.add(phase(row, column, kernel, weights));
      }
    }
    this.fewPlaces =
        kernel.filters() >= MANY_FILTERS && areFew(1)
            ? Optional.of(new SmallPlaneConvolution(rows, columns, kernel, weights, this.bias))
            : Optional.empty();
  }

  private Phase phase(int row, int column, Kernel kernel, float[] weights) {
    List<int[]> taps = new ArrayList<>();
    for (int i = 0; i < rows.taps(); i++) {
      for (int j = 0; j < columns.taps(); j++) {
        if (rows.isTouched(row, i) && columns.isTouched(column, j)) {
          taps.add(new int[] {i, j});
        }
      }
    }
    int products = taps.size() * channels;
    Phase phase =
        new Phase(
            row,
            column,
            new int[products],
            new int[products],
            new float[kernel.filters()][products]);
    for (int i = 0; i < taps.size(); i++) {
      lay(phase, i * channels, taps.get(i), kernel, weights);
    }
    return phase;
  }

  /** Fills in the products of one tap. */
  private void lay(Phase phase, int from, int[] tap, Kernel kernel, float[] weights) {
    int part =
        rows.part(phase.row(), tap[0]) * columns.inputStep() + columns.part(phase.column(), tap[1]);
    int offset =
        (rows.offset(phase.row(), tap[0]) - rows.least()) * columns.padded()
            + columns.offset(phase.column(), tap[1])
            - columns.least();
    int at = (tap[0] * columns.taps() + tap[1]) * kernel.perTap();
    for (int channel = 0; channel < channels; channel++) {
      phase.planes()[from + channel] = part * channels + channel;
      phase.offsets()[from + channel] = offset;
      for (int filter = 0; filter < kernel.filters(); filter++) {
        phase.weights()[filter][from + channel] =
            weights[at + channel * kernel.perChannel() + filter * kernel.perFilter()];
      }
    }
  }

  private boolean areFew(int count) {
    return count * rows.positions() * columns.positions() < FEW;
  }

  /** The sums for rows of the network, side by side. */
  public void apply(float[] in, int count, float[] out) {
    if (fewPlaces.isPresent() && areFew(count)) {
      fewPlaces.get().apply(in, count, out);
    } else {
      applyTogether(in, count, out);
    }
  }

  private void applyTogether(float[] in, int count, float[] out) {
    int area = rows.positions() * columns.padded();
    int group = Math.min(count, Math.max(1, TOGETHER / area));
    Block block = new Block(group);
    for (int from = 0; from < count; from += group) {
      if (count - from < group) {
        block = new Block(count - from);
      }
      block.fill(in, from);
      for (Phase phase : phases) {
        block.sum(phase, from, out);
      }
    }
  }

  /** The computation of some rows. */
  private final class Block {
    private final int count;
    private final int pitch = columns.padded();
    private final int lines;
    private final int linesTogether;

    /** Input by part and channel: every row of the network padded, one after the other. */
    private final float[][] planes;

    /** Sums by filter: lines of positions, as long as those of a plane. */
    private final float[][] sums;

    /** The inputs of some products: parts of planes, copied, for Java vectorizes whole arrays. */
    private final float[][] inputs = new float[MultiplyAdd.INPUTS][];

    Block(int count) {
      this.count = count;
      this.lines = count * rows.positions();
      int passes = Math.max(1, (lines * pitch + TOGETHER / 2) / TOGETHER);
      this.linesTogether = (lines + passes - 1) / passes;
      int parts = rows.inputStep() * columns.inputStep();
      this.planes = new float[parts * channels][count * rows.padded() * pitch + pitch];
      this.sums = new float[bias.length][linesTogether * pitch];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = new float[linesTogether * pitch];
      }
    }

    /** Spreads the input over the planes; padding stays 0. */
    void fill(float[] in, int from) {
      for (int line = 0; line < count * rows.input(); line++) {
        int place = line % rows.input();
        int y = place / rows.inputStep() - rows.least();
        if (y < rows.padded()) {
          int to = (line / rows.input() * rows.padded() + y) * pitch;
          int start = (from * rows.input() + line) * columns.input() * channels;
          for (int part = 0; part < columns.inputStep(); part++) {
            int plane = (place % rows.inputStep() * columns.inputStep() + part) * channels;
            fillLine(in, start, part, plane, to);
          }
        }
      }
    }

    private void fillLine(float[] in, int start, int part, int plane, int to) {
      int step = columns.inputStep();
      int first = -columns.least();
      int places = (columns.input() - part + step - 1) / step;
      int end = Math.min(places, columns.padded() - first);
      new PixelRun(start + part * channels, step * channels, end, channels)
          .split(in, planes, plane, to + first);
    }

    void sum(Phase phase, int from, float[] out) {
      for (int line = 0; line < lines; line += linesTogether) {
        int here = Math.min(linesTogether, lines - line);
        for (int filter = 0; filter < sums.length; filter++) {
          Arrays.fill(sums[filter], bias[filter]);
        }
        int products = phase.planes().length;
        for (int product = 0; product < products; product += inputs.length) {
          int some = Math.min(inputs.length, products - product);
          for (int i = 0; i < some; i++) {
            int offset = phase.offsets()[product + i];
            copy(planes[phase.planes()[product + i]], offset, line, here, inputs[i]);
          }
          MultiplyAdd.add(inputs, some, phase.weights(), product, sums);
        }
        write(phase, from, line, here, out);
      }
    }

    private void copy(float[] plane, int offset, int line, int here, float[] to) {
      int done = 0;
      while (done < here) {
        int y = (line + done) % rows.positions();
        int some = Math.min(here - done, rows.positions() - y);
        int row = (line + done) / rows.positions();
        int at = (row * rows.padded() + y) * pitch + offset;
        System.arraycopy(plane, at, to, done * pitch, some * pitch);
        done += some;
      }
    }

    private void write(Phase phase, int from, int line, int here, float[] out) {
      for (int i = 0; i < here; i++) {
        int row = from + (line + i) / rows.positions();
        int y = (line + i) % rows.positions() * rows.outputStep() + phase.row();
        if (y < rows.output()) {
          int at = ((row * rows.output() + y) * columns.output() + phase.column()) * sums.length;
          writeLine(phase.column(), i * pitch, out, at);
        }
      }
    }

    private void writeLine(int column, int from, float[] out, int at) {
      int step = columns.outputStep();
      int places = (columns.output() - column + step - 1) / step;
      new PixelRun(at, step * sums.length, places, sums.length).join(sums, from, out);
    }
  }
}
