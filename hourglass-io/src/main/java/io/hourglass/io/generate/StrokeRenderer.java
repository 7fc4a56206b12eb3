package io.hourglass.io.generate;

import java.util.List;

/** Draws curves with a round, soft-edged pen onto a small gray image. */
final class StrokeRenderer {
  /** Straight pieces between two neighboring points of a stroke. */
  private static final int PIECES = 8;

  /** Width of the soft edge in pixels. */
  private final double softness;

  private final int size;
  private final double[] ink;

  StrokeRenderer(int size, double softness) {
    this.size = size;
    this.softness = softness;
    this.ink = new double[size * size];
  }

  /** A smooth curve through the points (Catmull and Rom), as many short straight pieces. */
  static double[][] curve(double[][] points) {
    int last = points.length - 1;
    double[][] curve = new double[last * PIECES + 1][];
    for (int i = 0; i < last * PIECES; i++) {
      curve[i] = between(points, i / PIECES, i % PIECES / (double) PIECES);
    }
    curve[last * PIECES] = points[last];
    return curve;
  }

  /** The point at a share of the way from one point to the next. */
  private static double[] between(double[][] points, int i, double share) {
    double[] before = points[Math.max(0, i - 1)];
    double[] after = points[Math.min(points.length - 1, i + 2)];
    return new double[] {
      spline(share, before[0], points[i][0], points[i + 1][0], after[0]),
      spline(share, before[1], points[i][1], points[i + 1][1], after[1])
    };
  }

  private static double spline(double t, double a, double b, double c, double d) {
    double slope = 0.5 * (c - a);
    double nextSlope = 0.5 * (d - b);
    double curvature = 3 * (c - b) - 2 * slope - nextSlope;
    double twist = 2 * (b - c) + slope + nextSlope;
    return b + t * (slope + t * (curvature + t * twist));
  }

  /**
   * Draws a curve.
   *
   * @param curve points {@code {x, y, radius}} in pixels
   */
  void draw(List<double[]> curve) {
    for (int i = 0; i + 1 < curve.size(); i++) {
      piece(curve.get(i), curve.get(i + 1));
    }
  }

  private void piece(double[] from, double[] to) {
    double reach = Math.max(from[2], to[2]) + softness;
    int left = first(Math.min(from[0], to[0]) - reach);
    int right = last(Math.max(from[0], to[0]) + reach);
    int bottom = last(Math.max(from[1], to[1]) + reach);
    for (int y = first(Math.min(from[1], to[1]) - reach); y <= bottom; y++) {
      row(y, left, right, from, to);
    }
  }

  private void row(int y, int left, int right, double[] from, double[] to) {
    for (int x = left; x <= right; x++) {
      int pixel = y * size + x;
      ink[pixel] = Math.max(ink[pixel], cover(x, y, from, to));
    }
  }

  private static int first(double from) {
    return Math.max(0, (int) Math.floor(from));
  }

  private int last(double to) {
    return Math.min(size - 1, (int) Math.ceil(to));
  }

  /** How much of a pixel the piece covers: 1 inside, 0 outside, soft at the edge. */
  private double cover(int x, int y, double[] from, double[] to) {
    double t = nearest(x, y, from, to);
    double awayX = x - (from[0] + t * (to[0] - from[0]));
    double awayY = y - (from[1] + t * (to[1] - from[1]));
    double radius = from[2] + t * (to[2] - from[2]);
    double inside = radius - Math.sqrt(awayX * awayX + awayY * awayY);
    return Math.max(0, Math.min(1, inside / softness + 0.5));
  }

  /** The share of the way along the piece at which it is nearest to a pixel. */
  private static double nearest(int x, int y, double[] from, double[] to) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
    return Math.max(0, Math.min(1, along));
  }

  /** The image, 0 for paper to 255 for full ink. */
  byte[] pixels() {
    byte[] pixels = new byte[ink.length];
    for (int i = 0; i < ink.length; i++) {
      pixels[i] = (byte) (int) (ink[i] * 255 + 0.5);
    }
    return pixels;
  }
}
