package io.hourglass.train.run;

import io.hourglass.network.Network;
import io.hourglass.setting.SettingReference;
import java.util.Arrays;

/**
 * How far plain Java is from TensorFlow on the same rows and weights.
 *
 * @param rows how many were compared: those whose code rounding cannot change
 * @param worst the largest difference between two outputs, as a share of the largest output of its
 *     row or of 1, whichever is more
 */
public record Parity(int rows, double worst) {
  /** The most that rounding accounts for. */
  public static final double BOUND = 1e-5;

  private static final String DIFFERENT =
      "the plain-Java network must reproduce TensorFlow within %s, but differs by %s on %d rows;"
          + " nothing was written. This is a fault of Hourglass: please report it";

  private static final String UNSTABLE =
      "the plain-Java network must be compared with TensorFlow, but no row has a code that"
          + " rounding cannot change; nothing was written. Entries of the codebook have become"
          + " alike: take fewer of them, or a lower learning rate ";

  static Parity of(Network network, float[] rows, float[] engine) {
    float[] ours = network.outputs(rows);
    int width = network.architecture().codec().parameters();
    double worst = 0;
    int compared = 0;
    boolean[] stable = stable(network, rows, ours.length / width);
    for (int row = 0; row < stable.length; row++) {
      if (stable[row]) {
        compared++;
        worst = largerOrNaN(worst, difference(ours, engine, row * width, width));
      }
    }
    return new Parity(compared, worst);
  }

  private static double difference(float[] ours, float[] engine, int from, int width) {
    double largest = 1;
    double difference = 0;
    for (int i = from; i < from + width; i++) {
      largest = Math.max(largest, Math.abs(engine[i]));
      difference = largerOrNaN(difference, Math.abs((double) ours[i] - engine[i]));
    }
    return difference / largest;
  }

  /** A NaN on either side must not pass. */
  private static double largerOrNaN(double before, double now) {
    return now <= before ? before : now;
  }

  /** Which rows have a code that rounding cannot change; not all where codes are quantized. */
  private static boolean[] stable(Network network, float[] rows, int count) {
    boolean[] stable = new boolean[count];
    Arrays.fill(stable, true);
    network
        .inference()
        .ifPresent(inference -> {
          float[] heads = network.heads(rows);
          for (int row = 0; row < count; row++) {
            stable[row] = inference.isStable(heads, row * (heads.length / count));
          }
        });
    return stable;
  }

  /** Refuses a model that plain Java does not reproduce. */
  public void check() {
    if (rows == 0) {
      throw new TrainingException(UNSTABLE + SettingReference.to("learning-rate"));
    }
    if (!(worst <= BOUND)) {
      throw new TrainingException(DIFFERENT.formatted(BOUND, worst, rows));
    }
  }
}
