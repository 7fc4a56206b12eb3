package io.hourglass.detect.series;

import io.hourglass.Autoencoder;
import io.hourglass.network.Network;
import java.util.Arrays;

/**
 * Computes score components of the newest row with an autoencoder of windows. Immutable and
 * thread-safe.
 *
 * @param layout of the series
 * @param scale of its channels
 * @param autoencoder of windows
 */
public record WindowModel(SeriesLayout layout, SeriesScaling scale, Autoencoder autoencoder) {
  /** Bound on inputs of the autoencoder, in the scale's units. */
  private static final float BOUND = 8;

  public WindowModel {
    int features = autoencoder.codec().width();
    int outputs = autoencoder.network().architecture().codec().parameters();
    if (features != layout.inputs()
        || outputs != layout.numbers()
        || scale.size().size() != layout.channels().size()) {
      throw new IllegalArgumentException(
          "an autoencoder of windows must have %d features and %d outputs, got %d and %d"
              .formatted(layout.inputs(), layout.numbers(), features, outputs));
    }
  }

  /** The places of the score components. */
  public ScoreComponents components() {
    return new ScoreComponents(layout.channels().size(), autoencoder.design().latent().width());
  }

  /** A window as an input of the autoencoder. */
  static float[] inputs(SeriesLayout layout, double[] scaled, long millis) {
    float[] inputs = new float[layout.inputs()];
    for (int i = 0; i < scaled.length; i++) {
      inputs[i] = (float) Math.max(-BOUND, Math.min(BOUND, scaled[i]));
    }
    layout.season().write(millis, inputs, layout.numbers());
    return inputs;
  }

  /** Score components of the newest row; NaN where not available. */
  public double[] components(WindowBuffer buffer) {
    if (buffer.isWindow()) {
      return components(buffer.scaled(), buffer.present(), buffer.newest());
    }
    double[] components = components().none();
    for (int channel = 0; channel < layout.channels().size(); channel++) {
      components[components().value(channel)] = buffer.newest(channel);
    }
    return components;
  }

  /**
   * Score components of the newest row of a complete window.
   *
   * @param scaled its numbers
   * @param present which of them are there
   * @param millis time of the newest row
   */
  public double[] components(double[] scaled, boolean[] present, long millis) {
    Network network = autoencoder.network();
    float[] inputs = inputs(layout, scaled, millis);
    float[] code = network.encode(inputs);
    float[] outputs = network.decode(network.given(code, inputs));
    ScoreComponents indices = components();
    double[] components = indices.none();
    int channels = layout.channels().size();
    for (int channel = 0; channel < channels; channel++) {
      int newest = layout.newest() + channel;
      if (present[newest]) {
        components[indices.value(channel)] = scaled[newest];
        components[indices.newestError(channel)] = Math.abs(scaled[newest] - outputs[newest]);
      }
      components[indices.windowError(channel)] = error(scaled, present, outputs, channel);
    }
    for (int i = 0; i < code.length; i++) {
      components[indices.codes() + i] = code[i];
    }
    return components;
  }

  /** Root mean square over the window; NaN without values. */
  private double error(double[] scaled, boolean[] present, float[] outputs, int channel) {
    double sum = 0;
    int count = 0;
    for (int i = channel; i < scaled.length; i += layout.channels().size()) {
      if (present[i]) {
        double error = scaled[i] - outputs[i];
        sum += error * error;
        count++;
      }
    }
    return count == 0 ? Double.NaN : Math.sqrt(sum / count);
  }

  /** A window as the autoencoder reconstructs it, in the scale's units. */
  float[] reconstructed(double[] scaled, long millis) {
    return autoencoder.network().outputs(inputs(layout, scaled, millis));
  }

  /** Expected values of the newest row, given the rest of the window, in the scale's units. */
  double[] expected(WindowBuffer buffer) {
    double[] scaled = buffer.scaled();
    Arrays.fill(scaled, layout.newest(), scaled.length, 0); // what masked numbers are in training
    float[] outputs = reconstructed(scaled, buffer.newest());
    double[] expected = new double[layout.channels().size()];
    for (int channel = 0; channel < expected.length; channel++) {
      expected[channel] = outputs[layout.newest() + channel];
    }
    return expected;
  }
}
