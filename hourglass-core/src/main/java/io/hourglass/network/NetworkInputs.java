package io.hourglass.network;

import io.hourglass.layer.kernel.Distances;

/**
 * The encoder's input for encoded rows: features with 0 for missing, then the indicators; or the
 * one image, where all else is given. Immutable and thread-safe.
 */
public final class NetworkInputs {
  private final int features;
  private final int inputs;
  private final int[] indicators;
  private final int[] encoded;

  /** The inputs of an architecture. */
  public NetworkInputs(Architecture architecture) {
    this.features = architecture.codec().width();
    this.inputs = architecture.input().size();
    this.indicators = architecture.codec().indicators();
    this.encoded = architecture.encoded();
  }

  /** The inputs for encoded rows, side by side. */
  public float[] of(float[] rows) {
    return of(rows, 0, rows.length / features);
  }

  /** The inputs for rows {@code from} (included) to {@code to} (not included). */
  float[] of(float[] rows, int from, int to) {
    float[] in = new float[(to - from) * inputs];
    int copied = Math.min(features, inputs);
    for (int row = from; row < to; row++) {
      System.arraycopy(rows, row * features + encoded[0], in, (row - from) * inputs, copied);
    }
    // one sum tells whether any of them is missing, and is cheaper than a test of each
    if (encoded.length == features
        && Double.isNaN(Distances.sum(rows, from * features, to * features))) {
      fillMissing(rows, from, in);
    }
    return in;
  }

  private void fillMissing(float[] rows, int from, float[] in) {
    for (int at = 0, row = from; at < in.length; at += inputs, row++) {
      for (int i = 0; i < indicators.length; i++) {
        in[at + features + i] = Float.isNaN(rows[row * features + indicators[i]]) ? 1 : 0;
      }
      for (int i = at; i < at + features; i++) {
        in[i] = Float.isNaN(in[i]) ? 0 : in[i];
      }
    }
  }
}
