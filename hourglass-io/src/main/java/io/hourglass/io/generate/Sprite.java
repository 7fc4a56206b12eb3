package io.hourglass.io.generate;

/**
 * A white shape on black, drawn around the middle of a small gray image with soft edges: what a
 * pixel shows is the share of it that the shape covers.
 *
 * @param size pixels of a side, odd, so that one pixel is the middle
 * @param pixels 0 to 255, rows from the top
 */
record Sprite(int size, byte[] pixels) {
  /** Points of a pixel's side at which the shape is looked up. */
  private static final int POINTS = 8;

  /** What the heart's curve is shrunk by to fit the circle, its center of mass in the middle. */
  private static final double HEART_SIZE = 1.294;

  private static final double HEART_RAISED = 0.2935;

  /** A contour within the circle of radius 1 around the origin, y upwards. */
  enum Contour {
    SQUARE,
    ELLIPSE,
    HEART;

    boolean contains(double x, double y) {
      return switch (this) {
        case SQUARE -> Math.max(Math.abs(x), Math.abs(y)) <= 0.7;
        case ELLIPSE -> x * x + 4 * y * y <= 1;
        case HEART -> heart(HEART_SIZE * x, HEART_SIZE * y + HEART_RAISED);
      };
    }

    /** The curve (x^2 + y^2 - 1)^3 = x^2 y^3. */
    private static boolean heart(double x, double y) {
      double round = x * x + y * y - 1;
      return round * round * round <= x * x * y * y * y;
    }
  }

  /**
   * Draws a contour.
   *
   * @param radius of the circle around it, in pixels
   * @param degrees that it is turned by, to the left
   */
  static Sprite of(Contour contour, double radius, double degrees) {
    int reach = (int) Math.ceil(radius);
    int size = 2 * reach + 1;
    Turn turn = Turn.of(radius, degrees);
    byte[] pixels = new byte[size * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = turn.brightness(contour, i % size - reach, reach - i / size);
    }
    return new Sprite(size, pixels);
  }

  /** The way from pixels around the middle to the contour's coordinates. */
  private record Turn(double cos, double sin) {
    static Turn of(double radius, double degrees) {
      double angle = StrictMath.toRadians(degrees);
      return new Turn(StrictMath.cos(angle) / radius, StrictMath.sin(angle) / radius);
    }

    /** The share of a pixel that the contour covers, of 255. */
    byte brightness(Contour contour, int x, int y) {
      return (byte) (countInside(contour, x, y) * 255 / (POINTS * POINTS));
    }

    private int countInside(Contour contour, int x, int y) {
      int inside = 0;
      for (int point = 0; point < POINTS * POINTS; point++) {
        int line = point / POINTS;
        double right = x + (point % POINTS + 0.5) / POINTS - 0.5;
        double up = y - (line + 0.5) / POINTS + 0.5;
        inside += contour.contains(cos * right + sin * up, cos * up - sin * right) ? 1 : 0;
      }
      return inside;
    }
  }

  /** Copies it into a larger image, its middle on a pixel of that. */
  void draw(byte[] image, int width, int x, int y) {
    int reach = size / 2;
    for (int row = 0; row < size; row++) {
      System.arraycopy(pixels, row * size, image, (y - reach + row) * width + x - reach, size);
    }
  }
}
