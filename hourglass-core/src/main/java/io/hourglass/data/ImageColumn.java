package io.hourglass.data;

/**
 * Images of one size, 8 bits per channel, rows of pixels from the top, channels of a pixel side by
 * side. No image is missing.
 */
public final class ImageColumn implements Column {
  private final String name;
  private final ColumnType.Image type;
  private final byte[][] pixels;

  /**
   * Takes over the images.
   *
   * @throws IllegalArgumentException if an image has not {@code type.size()} bytes
   */
  public ImageColumn(String name, ColumnType.Image type, byte[][] pixels) {
    this.name = name;
    this.type = type;
    this.pixels = pixels;
    checkSizes();
  }

  private void checkSizes() {
    for (int row = 0; row < pixels.length; row++) {
      if (pixels[row].length != type.size()) {
        throw new IllegalArgumentException(
            "image %d of column \"%s\" must have %d bytes (%s), got %d"
                .formatted(row + 1, name, type.size(), type.label(), pixels[row].length));
      }
    }
  }

  /** One byte of an image, 0 to 255. */
  public int pixel(int row, int index) {
    return pixels[row][index] & 0xFF;
  }

  /** A copy of one image's bytes. */
  public byte[] pixels(int row) {
    return pixels[row].clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType.Image type() {
    return type;
  }

  @Override
  public int rows() {
    return pixels.length;
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public Object value(int row) {
    return pixels(row);
  }

  @Override
  public ColumnSummary summary() {
    return ColumnSummary.of(this);
  }

  @Override
  public ImageColumn renamed(String newName) {
    return new ImageColumn(newName, type, pixels);
  }

  @Override
  public ImageColumn select(int[] rows) {
    byte[][] selected = new byte[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = pixels[rows[i]];
    }
    return new ImageColumn(name, type, selected);
  }
}
