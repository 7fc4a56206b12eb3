package io.hourglass.data;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The type of the cells of a column. */
public sealed interface ColumnType {
  /** One word for messages and printed schemas. */
  String label();

  /** The result of the case of this type. All cases must be given, so none is forgotten. */
  <T extends @Nullable Object> T match(
      Supplier<T> numeric,
      Supplier<T> categorical,
      Supplier<T> timestamp,
      Function<Image, T> image);

  /** A number. */
  record Numeric() implements ColumnType {
    @Override
    public <T extends @Nullable Object> T match(
        Supplier<T> numeric,
        Supplier<T> categorical,
        Supplier<T> timestamp,
        Function<Image, T> image) {
      return numeric.get();
    }

    @Override
    public String label() {
      return "numeric";
    }
  }

  /** One of a set of categories. */
  record Categorical() implements ColumnType {
    @Override
    public <T extends @Nullable Object> T match(
        Supplier<T> numeric,
        Supplier<T> categorical,
        Supplier<T> timestamp,
        Function<Image, T> image) {
      return categorical.get();
    }

    @Override
    public String label() {
      return "categorical";
    }
  }

  /** A moment in time. */
  record Timestamp() implements ColumnType {
    @Override
    public <T extends @Nullable Object> T match(
        Supplier<T> numeric,
        Supplier<T> categorical,
        Supplier<T> timestamp,
        Function<Image, T> image) {
      return timestamp.get();
    }

    @Override
    public String label() {
      return "timestamp";
    }
  }

  /**
   * An image of fixed size with 8 bits per channel.
   *
   * @param height pixels from top to bottom
   * @param width pixels from left to right
   * @param channels 1 for gray, 3 for red, green, blue
   */
  record Image(int height, int width, int channels) implements ColumnType {
    /** Far above any sensible image, and small enough that a row of them can be counted. */
    private static final int MAX_SIZE = 1 << 28;

    public Image {
      if (height < 1 || width < 1 || channels < 1) {
        throw new IllegalArgumentException(
            "an image must have at least 1 pixel and 1 channel, got %dx%dx%d"
                .formatted(height, width, channels));
      }
      if ((long) height * width > MAX_SIZE || (long) height * width * channels > MAX_SIZE) {
        throw new IllegalArgumentException(
            "an image must have at most %d bytes, got %dx%dx%d"
                .formatted(MAX_SIZE, height, width, channels));
      }
    }

    /** Number of bytes of one image. */
    public int size() {
      return height * width * channels;
    }

    @Override
    public <T extends @Nullable Object> T match(
        Supplier<T> numeric,
        Supplier<T> categorical,
        Supplier<T> timestamp,
        Function<Image, T> image) {
      return image.apply(this);
    }

    @Override
    public String label() {
      return "image " + height + "x" + width + "x" + channels;
    }
  }
}
