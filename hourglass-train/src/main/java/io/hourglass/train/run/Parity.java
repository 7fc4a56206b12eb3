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

  static Parity of(Network network, float[] rows, float[] engine) {
    float[] ours = network.outputs(rows);
    int width = network.architecture().codec().parameters();
    double worst = 0;
    boolean[] settled = settled(network, rows, ours.length / width);
    int compared = 0;
    for (int from = 0; from < ours.length; from += width) {
      if (!settled[from / width]) {
        continue;
      }
      compared++;
      double largest = 1;
      double difference = 0;
      for (int i = from; i < from + width; i++) {
        largest = Math.max(largest, Math.abs(engine[i]));
        // a NaN on either side must not pass
        double own = Math.abs((double) ours[i] - engine[i]);
        difference = own <= difference ? difference : own;
      }
      worst = difference / largest <= worst ? worst : difference / largest;
    }
    return new Parity(compared, worst);
  }

  /** Which rows have a code that rounding cannot change; not all where codes are quantized. */
  private static boolean[] settled(Network network, float[] rows, int count) {
    boolean[] settled = new boolean[count];
    Arrays.fill(settled, true);
    network
        .inference()
        .ifPresent(inference -> {
          float[] heads = network.heads(rows);
          for (int row = 0; row < count; row++) {
            settled[row] = inference.isStable(heads, row * (heads.length / count));
          }
        });
    return settled;
  }

  /** Refuses a model that plain Java does not reproduce. */
  public void check() {
    if (rows == 0) {
      throw new TrainingException(
          "the plain-Java network must be compared with TensorFlow, but no row has a code that"
              + " rounding cannot change; nothing was written. Entries of the codebook have become"
              + " alike: take fewer of them, or a lower learning rate "
              + SettingReference.to("learning-rate"));
    }
    if (!(worst <= BOUND)) {
      throw new TrainingException(
          ("the plain-Java network must reproduce TensorFlow within %s, but differs by %s on %d"
                  + " rows; nothing was written. This is a fault of Hourglass: please report it")
              .formatted(BOUND, worst, rows));
    }
  }
}
