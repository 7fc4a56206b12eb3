package io.hourglass.layer.kernel;

/**
 * The correspondence between positions of an output and of an input along one axis, for a
 * convolution or its transpose.
 *
 * <p>Every {@code outputStep}-th place of the output belongs to the same phase, where the same taps
 * of the kernel count. Every {@code inputStep}-th place of the input belongs to the same part;
 * position {@code q} of a phase takes, for a tap, place {@code q + offset} of a part.
 */
public final class Axis {
  private final int input;
  private final int output;
  private final Window window;
  private final boolean isTransposed;
  private final int least;
  private final int padded;

  private Axis(int input, int output, Window window, boolean isTransposed) {
    this.input = input;
    this.output = output;
    this.window = window;
    this.isTransposed = isTransposed;
    int first = 0;
    int last = 0;
    for (int phase = 0; phase < outputStep(); phase++) {
      for (int tap = 0; tap < taps(); tap++) {
        if (isTouched(phase, tap)) {
          first = Math.min(first, offset(phase, tap));
          last = Math.max(last, offset(phase, tap));
        }
      }
    }
    this.least = first;
    this.padded = positions() + last - first;
  }

  /** The axis of a convolution: from the input of a window to its positions. */
  public static Axis of(Window window) {
    return new Axis(window.extent(), window.places(), window, false);
  }

  /** The axis of a transposed convolution: from the positions of a window to its input. */
  public static Axis transposed(Window window) {
    return new Axis(window.places(), window.extent(), window, true);
  }

  /** Places of the input. */
  int input() {
    return input;
  }

  /** Places of the output. */
  int output() {
    return output;
  }

  int taps() {
    return window.size();
  }

  int inputStep() {
    return isTransposed ? 1 : window.stride();
  }

  int outputStep() {
    return isTransposed ? window.stride() : 1;
  }

  /** Positions of a phase, at most. */
  int positions() {
    return (output + outputStep() - 1) / outputStep();
  }

  boolean isTouched(int phase, int tap) {
    return Math.floorMod(phase + window.before() - tap, outputStep()) == 0;
  }

  private int shift(int phase, int tap) {
    return isTransposed ? (phase + window.before() - tap) / window.stride() : tap - window.before();
  }

  /** Which part of the input a tap takes from. */
  int part(int phase, int tap) {
    return Math.floorMod(shift(phase, tap), inputStep());
  }

  /** Which place of it position 0 takes; less than 0 for padding. */
  int offset(int phase, int tap) {
    return Math.floorDiv(shift(phase, tap), inputStep());
  }

  /** The place of the input that each tap takes from, by place of the output; -1 for none. */
  int[][] places() {
    int[][] places = new int[output][taps()];
    for (int place = 0; place < output; place++) {
      for (int tap = 0; tap < taps(); tap++) {
        places[place][tap] = place(place, tap);
      }
    }
    return places;
  }

  private int place(int place, int tap) {
    int phase = place % outputStep();
    if (!isTouched(phase, tap)) {
      return -1;
    }
    int taken = (place / outputStep() + offset(phase, tap)) * inputStep() + part(phase, tap);
    return taken < input ? Math.max(taken, -1) : -1;
  }

  /** The least offset of any tap, at most 0: with the sign turned, the padding before a part. */
  int least() {
    return least;
  }

  /** Places of a part with its padding: all that any position takes. */
  int padded() {
    return padded;
  }
}
