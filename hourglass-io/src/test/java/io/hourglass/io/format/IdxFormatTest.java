package io.hourglass.io.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxFormatTest {
  @TempDir Path folder;

  private static ByteBuffer idx(int type, int dataBytes, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + dataBytes);
    bytes.putInt(type << 8 | shape.length);
    for (int side : shape) {
      bytes.putInt(side);
    }
    return bytes;
  }

  private String write(String name, ByteBuffer bytes) throws IOException {
    byte[] content = new byte[bytes.capacity()];
    bytes.rewind().get(content);
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void joinsImagesAndTheirLabels() throws IOException {
    ByteBuffer images = idx(8, 12, 2, 2, 3);
    for (int i = 0; i < 12; i++) {
      images.put((byte) (i * 20));
    }
    write("t-labels-idx1-ubyte", idx(8, 2, 2).put((byte) 7).put((byte) 3));
    Table table = Tables.read(write("t-images-idx3-ubyte", images));
    assertThat(table.schema()).hasToString("image image 2x3x1, label categorical");
    assertThat(((ImageColumn) table.column("image")).pixel(1, 5)).isEqualTo(220);
    assertThat(table.column("label").value(1)).isEqualTo("3");
  }

  @Test
  void readsEveryKindOfNumber() throws IOException {
    assertThat(first(write("a.idx2", idx(9, 2, 1, 2).put((byte) 1).put((byte) -5))))
        .isEqualTo(-5.0);
    assertThat(first(write("b.idx2", idx(11, 4, 1, 2).putShort((short) 1).putShort((short) -300))))
        .isEqualTo(-300.0);
    assertThat(first(write("c.idx2", idx(12, 8, 1, 2).putInt(1).putInt(-70000))))
        .isEqualTo(-70000.0);
    assertThat(first(write("d.idx2", idx(13, 8, 1, 2).putFloat(1).putFloat(2.5f)))).isEqualTo(2.5);
    assertThat(first(write("e.idx2", idx(14, 16, 1, 2).putDouble(1).putDouble(0.1))))
        .isEqualTo(0.1);
  }

  private static Object first(String spec) {
    return Tables.read(spec).column("c1").value(0);
  }

  @Test
  void refusesAFalseClaimBeforeItCostsMemory() throws IOException {
    String spec = write("x-images-idx3-ubyte", idx(8, 10, 1_000_000, 100, 100));
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "x-images-idx3-ubyte: expected 10,000,000,000 bytes of numbers for the shape"
                + " 1000000x100x100, got at most 26; the file is cut off or damaged");
  }

  @Test
  void refusesOtherContent() throws IOException {
    String spec = Files.writeString(folder.resolve("x.idx3"), "hello, world").toString();
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage("x.idx3: expected an IDX file (two zero bytes and a type), got something else");
  }

  @Test
  void refusesTooFewLabels() throws IOException {
    write("t-labels-idx1-ubyte", idx(8, 1, 1));
    String spec = write("t-images-idx3-ubyte", idx(8, 2, 2, 1, 1));
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t-labels-idx1-ubyte: expected a label for each of the 2 images of"
                + " t-images-idx3-ubyte, got 1");
  }
}
