package io.hourglass.io.generate;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Shapes in the manner of dSprites (Matthey, Higgins, Hassabis, Lerchner 2017): 32x32 gray images
 * of one white shape on black, of which everything is known. Five factors, each independent of the
 * others: the shape (square, ellipse, heart), 6 scales, 12 orientations, 16 places from left to
 * right and 16 from top to bottom.
 *
 * <p>Every combination occurs once, {@value #COUNT} in all, in a fixed random order; the part
 * {@code train} is the first {@value #TRAIN} of them, {@code test} the next {@value #TEST}. The
 * shape is turned by less than a quarter, where dSprites makes whole turns: so no two combinations
 * look the same, and there is nothing in an image's factors that the image does not show.
 */
public final class Shapes {
  /** Pixels of a side. */
  public static final int SIZE = 32;

  /** Combinations of the factors. */
  public static final int COUNT = 3 * 6 * 12 * 16 * 16;

  /** Images of the part {@code train}. */
  public static final int TRAIN = 40_000;

  /** Images of the part {@code test}. */
  public static final int TEST = 5_000;

  /** Names of the columns that are factors. */
  public static final List<String> FACTORS = List.of("shape", "scale", "orientation", "x", "y");

  private static final ColumnType.Image TYPE = new ColumnType.Image(SIZE, SIZE, 1);
  private static final List<Sprite.Contour> CONTOURS =
      List.of(Sprite.Contour.SQUARE, Sprite.Contour.ELLIPSE, Sprite.Contour.HEART);
  private static final int SCALES = 6;
  private static final int ORIENTATIONS = 12;
  private static final int PLACES = 16;

  /** Radius of the largest shape, in pixels. */
  private static final double RADIUS = 8;

  private Shapes() {}

  /**
   * A part as a table with the columns {@code image}, {@code shape}, {@code scale} (0.5 to 1, the
   * greatest), {@code orientation} (degrees to the left), {@code x} and {@code y} (pixels from the
   * left and the top to the shape's middle).
   */
  public static Table part(String name, Split split) {
    return split == Split.TRAIN ? rows(name, 0, TRAIN) : rows(name, TRAIN, TRAIN + TEST);
  }

  /**
   * Combinations {@code from} (included) to {@code to} (not included) of the random order.
   *
   * @throws IllegalArgumentException if there are no such combinations
   */
  public static Table rows(String name, int from, int to) {
    checkRange(from, to);
    int[] chosen = Arrays.copyOfRange(order(), from, to);
    List<Column> columns = new ArrayList<>(List.of(images(chosen), shapes(chosen)));
    columns.add(numbers("scale", chosen, Shapes::scale));
    columns.add(numbers("orientation", chosen, Shapes::degrees));
    columns.add(numbers("x", chosen, Shapes::x));
    columns.add(numbers("y", chosen, Shapes::y));
    return new Table(name, columns);
  }

  private static void checkRange(int from, int to) {
    if (from < 0 || from >= to || to > COUNT) {
      throw new IllegalArgumentException(
          "rows must be some of 0 to %d, got %d to %d".formatted(COUNT, from, to));
    }
  }

  /** All combinations, shuffled (Fisher and Yates). */
  private static int[] order() {
    int[] order = IntStream.range(0, COUNT).toArray();
    Noise noise = new Noise(1, 0, 0);
    for (int i = COUNT - 1; i > 0; i--) {
      swap(order, i, noise.below(i + 1));
    }
    return order;
  }

  private static void swap(int[] order, int i, int other) {
    int kept = order[i];
    order[i] = order[other];
    order[other] = kept;
  }

  private static ImageColumn images(int[] chosen) {
    List<Sprite> sprites = sprites();
    byte[][] pixels = new byte[chosen.length][SIZE * SIZE];
    for (int row = 0; row < chosen.length; row++) {
      int i = chosen[row];
      sprites.get(i / (PLACES * PLACES)).draw(pixels[row], SIZE, x(i), y(i));
    }
    return new ImageColumn("image", TYPE, pixels);
  }

  /** The shapes in every scale and orientation. */
  private static List<Sprite> sprites() {
    return IntStream.range(0, COUNT / (PLACES * PLACES))
        .parallel()
        .map(sprite -> sprite * PLACES * PLACES)
        .mapToObj(i -> Sprite.of(CONTOURS.get(shape(i)), RADIUS * scale(i), degrees(i)))
        .toList();
  }

  private static Column shapes(int[] chosen) {
    return new CategoricalColumn(
        "shape",
        CONTOURS.stream().map(contour -> contour.name().toLowerCase(Locale.ROOT)).toList(),
        IntStream.of(chosen).map(Shapes::shape).toArray());
  }

  private static Column numbers(String name, int[] chosen, IntToDoubleFunction factor) {
    return new NumericColumn(name, IntStream.of(chosen).mapToDouble(factor).toArray());
  }

  // a combination is one number: shape, scale, orientation, y, x, the last running fastest

  private static int shape(int combination) {
    return combination / (PLACES * PLACES * ORIENTATIONS * SCALES);
  }

  private static double scale(int combination) {
    return (5 + combination / (PLACES * PLACES * ORIENTATIONS) % SCALES) / 10.0;
  }

  private static double degrees(int combination) {
    return combination / (PLACES * PLACES) % ORIENTATIONS * (90.0 / ORIENTATIONS);
  }

  private static int x(int combination) {
    return (SIZE - PLACES) / 2 + combination % PLACES;
  }

  private static int y(int combination) {
    return (SIZE - PLACES) / 2 + combination / PLACES % PLACES;
  }
}
