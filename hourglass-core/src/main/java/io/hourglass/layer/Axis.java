package io.hourglass.layer;

import java.util.stream.IntStream;

/**
 * How the places of an output go together with those of an input along one axis, for a convolution
 * or its transpose. Every {@code outputStep}-th place of the output belongs to the same phase,
 * where the same taps of the kernel count; position {@code q} of a phase and tap reads place {@code
 * q * inputStep + shift} of the input.
 *
 * @param input places of the input
 * @param output places of the output
 * @param window of the convolution
 * @param isTransposed whether the output is what the window slides over
 */
record Axis(int input, int output, Window window, boolean isTransposed) {
  static Axis of(Window window) {
    return new Axis(window.extent(), window.places(), window, false);
  }

  static Axis transposed(Window window) {
    return new Axis(window.places(), window.extent(), window, true);
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

  /** Which of the {@code inputStep} parts of the input a tap reads. */
  int part(int phase, int tap) {
    return Math.floorMod(shift(phase, tap), inputStep());
  }

  /** How far into that part position 0 reads; less than 0 for padding. */
  int offset(int phase, int tap) {
    return Math.floorDiv(shift(phase, tap), inputStep());
  }

  /** The least offset of any tap: the padding before each part. */
  int least() {
    return offsets().min().orElse(0);
  }

  /** Places of a part with its padding: all that any position reads. */
  int padded() {
    return positions() + offsets().max().orElse(0) - least();
  }

  private IntStream offsets() {
    return IntStream.range(0, outputStep())
        .boxed()
        .flatMapToInt(phase ->
            IntStream.range(0, taps())
                .filter(tap -> isTouched(phase, tap))
                .map(tap -> offset(phase, tap)));
  }
}
