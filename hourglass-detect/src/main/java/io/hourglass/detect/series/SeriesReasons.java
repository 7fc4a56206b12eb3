package io.hourglass.detect.series;

import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.Reason.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a row of a series scores as it does: every channel in turn goes as the autoencoder
 * reconstructs it, and what the score falls by is its share. The value expected of it is what the
 * autoencoder fills in where the newest row is masked.
 *
 * @param model of windows
 * @param ranges that components have been seen in
 * @param errorDeviations of every channel about what is expected of it, in the scale's units
 */
record SeriesReasons(WindowModel model, Ranges ranges, List<Double> errorDeviations) {
  /** Of a normal distribution 95 % lie within so many deviations. */
  private static final double WITHIN_95 = 1.96;

  private static final double WITHIN = 0.95;

  /** The channels that make the newest row anomalous, the first one most; at most so many. */
  List<Reason> of(WindowBuffer buffer, double[] components, double[] values, int most) {
    double score = model.components().score(components, ranges);
    double[] expected = buffer.isWindow() ? model.expected(buffer) : middles();
    List<Reason> reasons = new ArrayList<>();
    for (int channel = 0; channel < values.length; channel++) {
      double without = model.components().score(replaced(buffer, components, channel), ranges);
      reasons.add(reason(channel, score - without, values[channel], expected[channel]));
    }
    return Reason.ranked(reasons, most);
  }

  private double[] middles() {
    double[] middles = new double[errorDeviations.size()];
    for (int channel = 0; channel < middles.length; channel++) {
      int value = model.components().value(channel);
      middles[channel] = (ranges.low().get(value) + ranges.high().get(value)) / 2;
    }
    return middles;
  }

  private double[] replaced(WindowBuffer buffer, double[] components, int channel) {
    if (!buffer.isWindow()) {
      return withoutValue(components, channel);
    }
    double[] scaled = buffer.scaled();
    float[] outputs = model.reconstructed(scaled, buffer.newest());
    for (int i = channel; i < scaled.length; i += errorDeviations.size()) {
      scaled[i] = outputs[i];
    }
    return model.components(scaled, buffer.present(), buffer.newest());
  }

  private double[] withoutValue(double[] components, int channel) {
    double[] replaced = components.clone();
    replaced[model.components().value(channel)] = Double.NaN;
    return replaced;
  }

  private Reason reason(int channel, double share, double actual, double expected) {
    double reach = WITHIN_95 * errorDeviations.get(channel);
    Values values =
        new Values(
            Double.isNaN(actual) ? "missing" : text(actual),
            text(model.scale().value(channel, expected)),
            text(model.scale().value(channel, expected - reach)),
            text(model.scale().value(channel, expected + reach)));
    String name = model.layout().channels().get(channel);
    return Reason.of(name, share, values, WITHIN, Basis.PRECEDING_ROWS);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
