package io.hourglass.detect.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Units in which channels are comparable: {@code (value - center) / size}.
 *
 * @param center of every channel
 * @param size of every channel, above 0
 */
public record SeriesScaling(List<Double> center, List<Double> size) {
  private static final double SMALL = 1e-9;

  public SeriesScaling {
    center = List.copyOf(center);
    size = List.copyOf(size);
    if (center.size() != size.size()
        || !center.stream().allMatch(Double::isFinite)
        || !size.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "a scale must have a finite center and a size > 0 for each channel, got %s and %s"
              .formatted(center, size));
    }
  }

  /**
   * Mean and standard deviation of the present values. A channel that does not vary has the size of
   * its value.
   */
  public static SeriesScaling of(SeriesRows series) {
    List<Double> center = new ArrayList<>();
    List<Double> size = new ArrayList<>();
    for (int channel = 0; channel < series.channels(); channel++) {
      double[] values = series.present(channel);
      center.add(mean(values));
      size.add(size(values));
    }
    return new SeriesScaling(center, size);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double size(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = Math.sqrt(squares);
    double magnitude = mean == 0 ? 1 : Math.abs(mean);
    return deviation > SMALL * magnitude ? deviation : magnitude;
  }

  double scaled(int channel, double value) {
    return (value - center.get(channel)) / size.get(channel);
  }

  double value(int channel, double scaled) {
    return center.get(channel) + scaled * size.get(channel);
  }
}
