package io.hourglass.io.generate;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Handwriting-like digits 0 to 9 as 28x28 gray images, framed as MNIST's are: the digit fills a box
 * of 20x20 pixels, its center of mass is in the middle of the image.
 *
 * <p>Each image is drawn anew: one of several ways to write the digit ({@link DigitShapes}), a
 * shaky hand, slant, turn, proportions, a smooth warp, pen width and pressure. No two are the same.
 */
public final class Digits {
  /** Pixels of a side. */
  public static final int SIZE = 28;

  private static final ColumnType.Image TYPE = new ColumnType.Image(SIZE, SIZE, 1);
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private Digits() {}

  /**
   * A table with the columns {@code image} and {@code label}.
   *
   * @param rows at least 1
   * @param seed the same gives the same images, to the bit
   */
  public static Table generate(String name, int rows, long seed) {
    Noise.checkRows(rows);
    Digit[] digits =
        IntStream.range(0, rows)
            .parallel()
            .mapToObj(row -> Digit.draw(new Noise(seed, 0, row)))
            .toArray(Digit[]::new);
    return new Table(name, List.of(images(digits), labels(digits)));
  }

  private static ImageColumn images(Digit[] digits) {
    byte[][] pixels = Arrays.stream(digits).map(Digit::pixels).toArray(byte[][]::new);
    return new ImageColumn("image", TYPE, pixels);
  }

  private static CategoricalColumn labels(Digit[] digits) {
    int[] labels = Arrays.stream(digits).mapToInt(Digit::label).toArray();
    return new CategoricalColumn("label", NAMES, labels);
  }

  private record Digit(int label, byte[] pixels) {
    static Digit draw(Noise noise) {
      int label = noise.below(10);
      return new Digit(label, Digits.draw(label, noise));
    }
  }

  private static byte[] draw(int digit, Noise noise) {
    List<double[][]> strokes = DigitShapes.strokes(digit, noise.below(DigitShapes.styles(digit)));
    Handwriting hand = new Handwriting(noise);
    List<List<double[]>> curves = strokes.stream().map(hand::write).toList();
    hand.frame(curves);
    StrokeRenderer pen = new StrokeRenderer(SIZE, 1.3);
    curves.forEach(pen::draw);
    return pen.pixels();
  }
}
