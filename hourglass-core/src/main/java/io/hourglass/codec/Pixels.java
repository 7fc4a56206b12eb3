package io.hourglass.codec;

import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.json.IfAbsent;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Likelihood;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every byte of an image as a feature in [0, 1], in the order height, width, channel; optionally
 * binarized to black and white.
 *
 * @param column name of the column
 * @param imageHeight pixels from top to bottom
 * @param imageWidth pixels from left to right
 * @param channels 1 for gray, 3 for red, green, blue
 * @param binarization how intensities become black and white, if they do
 */
public record Pixels(
    String column,
    int imageHeight,
    int imageWidth,
    int channels,
    @IfAbsent("\"NONE\"") Binarization binarization)
    implements ColumnCodec {
  public Pixels {
    new ColumnType.Image(imageHeight, imageWidth, channels);
  }

  /** Intensities as they are. */
  public Pixels(String column, int imageHeight, int imageWidth, int channels) {
    this(column, imageHeight, imageWidth, channels, Binarization.NONE);
  }

  @Override
  public ColumnType.Image type() {
    return new ColumnType.Image(imageHeight, imageWidth, channels);
  }

  @Override
  public Optional<ColumnType.Image> image() {
    return Optional.of(type());
  }

  @Override
  public Features features() {
    return Features.UNIT;
  }

  @Override
  public int width() {
    return type().size();
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public Likelihood defaultLikelihood() {
    return new Bernoulli();
  }

  @Override
  public void encode(Column cells, int from, int to, Target out) {
    ImageColumn images = (ImageColumn) cells;
    int size = width();
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      for (int i = 0; i < size; i++) {
        out.values()[at + i] = binarization.feature(images.pixel(row, i));
      }
    }
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    if (!(value instanceof byte[] bytes) || bytes.length != width()) {
      throw new CellException(0, "expected " + width() + " bytes of an image");
    }
    for (int i = 0; i < bytes.length; i++) {
      out[offset + i] = binarization.feature(bytes[i] & 0xFF);
    }
  }

  @Override
  public Column decode(Rows rows, int offset) {
    byte[][] images = new byte[rows.rows()][width()];
    for (int row = 0; row < images.length; row++) {
      for (int i = 0; i < width(); i++) {
        float value = rows.values()[row * rows.width() + offset + i];
        images[row][i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
      }
    }
    return new ImageColumn(column, type(), images);
  }
}
