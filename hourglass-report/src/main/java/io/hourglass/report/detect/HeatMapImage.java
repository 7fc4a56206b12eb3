package io.hourglass.report.detect;

import io.hourglass.detect.image.Box;
import io.hourglass.detect.image.HeatMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/**
 * A drawn heat map: the image, the expected image, and each pixel's share of the score as a color
 * over the image in gray. A frame marks the region with the largest share.
 */
public final class HeatMapImage {
  private static final int SIDE = 224;
  private static final int GAP = 16;
  private static final int ABOVE = 44;
  private static final int BELOW = 12;
  private static final int SCALE = 14;
  private static final int NUMBERS = 64;
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** The color scale from the smallest share to the largest: light yellow, orange, red. */
  private static final int[][] COLORS = {
    {0xFF, 0xF7, 0xBC}, {0xFE, 0xC4, 0x4F}, {0xF0, 0x6B, 0x1E}, {0xC0, 0x10, 0x20}
  };

  private final HeatMap map;
  private final int zoom;
  private final int width;
  private final int height;
  private final float[] actual;
  private final float[] expected;
  private final double[] contributions;
  private final double most;

  private HeatMapImage(HeatMap map) {
    this.map = map;
    int longest = Math.max(map.type().width(), map.type().height());
    this.zoom = Math.max(1, SIDE / longest);
    this.width = zoom * map.type().width();
    this.height = zoom * map.type().height();
    this.actual = map.image();
    this.expected = map.expected();
    this.contributions = map.contributions();
    this.most = Arrays.stream(contributions).max().orElse(0);
  }

  /**
   * Draws a heat map.
   *
   * @param title above the images
   */
  public static BufferedImage of(HeatMap map, String title) {
    return new HeatMapImage(map).drawn(title);
  }

  private BufferedImage drawn(String title) {
    BufferedImage image = blank(3 * width + 5 * GAP + SCALE + NUMBERS, ABOVE + height + BELOW);
    Graphics2D canvas = image.createGraphics();
    panels(canvas);
    frame(canvas);
    scale(canvas);
    text(canvas, title);
    canvas.dispose();
    return image;
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.dispose();
    return image;
  }

  private void panels(Graphics2D canvas) {
    canvas.drawImage(pixels(this::given), left(0), ABOVE, width, height, null);
    canvas.drawImage(pixels(this::expected), left(1), ABOVE, width, height, null);
    canvas.drawImage(pixels(this::heat), left(2), ABOVE, width, height, null);
  }

  private void text(Graphics2D canvas, String title) {
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(INK);
    canvas.setFont(FONT);
    canvas.drawString(title, left(0), 16);
    captions(canvas);
    numbers(canvas);
  }

  private void captions(Graphics2D canvas) {
    canvas.drawString("image", left(0), 36);
    canvas.drawString("expected", left(1), 36);
    canvas.drawString("share of the score", left(2), 36);
  }

  private int left(int panel) {
    return GAP + panel * (width + GAP);
  }

  /** Gives each pixel its color, as RGB. */
  private interface PixelColor {
    int of(int pixel);
  }

  private BufferedImage pixels(PixelColor color) {
    int wide = map.type().width();
    BufferedImage image = new BufferedImage(wide, map.type().height(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < contributions.length; pixel++) {
      image.setRGB(pixel % wide, pixel / wide, color.of(pixel));
    }
    return image;
  }

  private int given(int pixel) {
    return color(actual, pixel);
  }

  private int expected(int pixel) {
    return color(expected, pixel);
  }

  private int color(float[] values, int pixel) {
    int channels = map.type().channels();
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      float value = values[pixel * channels + Math.min(band, channels - 1)];
      rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return rgb;
  }

  /** The larger the share, the more opaque its color. */
  private int heat(int pixel) {
    double share = most == 0 ? 0 : contributions[pixel] / most;
    double cover = Math.min(1, 1.5 * share);
    double gray = gray(given(pixel));
    int heat = 0;
    for (int band = 0; band < 3; band++) {
      double value = cover * scaled(share, band) + (1 - cover) * (40 + 0.7 * gray);
      heat = heat << 8 | (int) Math.round(value);
    }
    return heat;
  }

  private static double gray(int rgb) {
    return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3.0;
  }

  private static double scaled(double share, int band) {
    double place = share * (COLORS.length - 1);
    int below = Math.min(COLORS.length - 2, (int) place);
    double rest = place - below;
    return (1 - rest) * COLORS[below][band] + rest * COLORS[below + 1][band];
  }

  private void frame(Graphics2D canvas) {
    canvas.setColor(new Color(0x20, 0xA0, 0xFF));
    canvas.setStroke(new BasicStroke(2));
    map.regions().stream().limit(1).forEach(region -> frame(canvas, region.box()));
  }

  private void frame(Graphics2D canvas, Box box) {
    canvas.drawRect(
        left(2) + zoom * box.left(),
        ABOVE + zoom * box.top(),
        zoom * box.width() - 1,
        zoom * box.height() - 1);
  }

  private void scale(Graphics2D canvas) {
    for (int y = 0; y < height; y++) {
      double share = 1 - y / (height - 1.0);
      canvas.setColor(
          new Color((int) scaled(share, 0), (int) scaled(share, 1), (int) scaled(share, 2)));
      canvas.fillRect(left(3), ABOVE + y, SCALE, 1);
    }
  }

  private void numbers(Graphics2D canvas) {
    int at = left(3) + SCALE + 6;
    canvas.drawString(String.format(Locale.ROOT, "%.3f", most), at, ABOVE + 12);
    canvas.drawString("of the", at, ABOVE + 30);
    canvas.drawString("score", at, ABOVE + 46);
    canvas.drawString("0", at, ABOVE + height);
  }
}
