package io.hourglass.train.feed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A checksum over encoded rows, which shows whether two runs had the same data. */
final class RowHash {
  private static final int BLOCK = 16_384;

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(4 * BLOCK);

  RowHash() {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  RowHash add(float[] values) {
    for (int from = 0; from < values.length; from += BLOCK) {
      int length = Math.min(BLOCK, values.length - from);
      bytes.clear();
      bytes.asFloatBuffer().put(values, from, length);
      bytes.limit(4 * length);
      crc.update(bytes);
    }
    return this;
  }

  @Override
  public String toString() {
    return "crc32c:" + HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
