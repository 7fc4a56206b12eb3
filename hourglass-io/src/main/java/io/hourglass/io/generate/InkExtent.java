package io.hourglass.io.generate;

import java.util.List;

/** The bounding box and the center of mass of curves. */
final class InkExtent {
  private final double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
  private final double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
  private final double[] moment = new double[2];
  private double mass;

  /** Adds a curve of points {@code {x, y, radius}}. */
  void add(List<double[]> curve) {
    for (int i = 0; i < curve.size(); i++) {
      include(curve.get(i));
      if (i > 0) {
        weigh(curve.get(i - 1), curve.get(i));
      }
    }
  }

  private void include(double[] point) {
    for (int axis = 0; axis < 2; axis++) {
      low[axis] = Math.min(low[axis], point[axis]);
      high[axis] = Math.max(high[axis], point[axis]);
    }
  }

  private void weigh(double[] from, double[] to) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double ink = Math.sqrt(dx * dx + dy * dy) * (from[2] + to[2]);
    moment[0] += ink * (from[0] + to[0]) / 2;
    moment[1] += ink * (from[1] + to[1]) / 2;
    mass += ink;
  }

  /** The longer side of the bounding box. */
  double side() {
    return Math.max(high[0] - low[0], high[1] - low[1]);
  }

  /** Scales a point and moves it with the center of mass to the middle, in place. */
  void moveTo(double middle, double scale, double[] point) {
    point[0] = middle + scale * (point[0] - moment[0] / mass);
    point[1] = middle + scale * (point[1] - moment[1] / mass);
  }
}
