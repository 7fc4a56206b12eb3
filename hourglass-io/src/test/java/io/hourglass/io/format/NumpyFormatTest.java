package io.hourglass.io.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumpyFormatTest {
  @TempDir Path folder;

  /** An .npy file as NumPy writes it. */
  private static byte[] npy(int version, String type, boolean fortran, String shape, byte[] data) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n"
            .formatted(type, fortran ? "True" : "False", shape);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(6 + 2 + (version == 1 ? 2 : 4) + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    bytes.put(text).put(data);
    byte[] all = new byte[bytes.capacity()];
    bytes.rewind().get(all);
    return all;
  }

  private static byte[] hex(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static double[] column(Table table, String name) {
    NumericColumn column = (NumericColumn) table.column(name);
    double[] values = new double[column.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.get(row);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "|b1, 0001, 0, 1",
    "|i1, 05fb, 5, -5",
    "|u1, 05fb, 5, 251",
    "<i2, 0500fbff, 5, -5",
    ">i2, 0005fffb, 5, -5",
    "<u2, 0500fbff, 5, 65531",
    "<i4, 05000000fbffffff, 5, -5",
    ">u4, 00000005fffffffb, 5, 4294967291",
    "<i8, 0500000000000000fbffffffffffffff, 5, -5",
    "<u8, 0500000000000000ffffffffffffffff, 5, 18446744073709551615",
    "<f2, 003e01c0, 1.5, -2.001953125",
    "<f2, 01000084, 5.960464477539063e-8, -6.103515625e-5",
    ">f4, 3fc00000c0000000, 1.5, -2",
    "<f8, 000000000000f83f00000000000000c0, 1.5, -2",
  })
  void readsEveryKindOfNumber(String type, String data, double first, double second)
      throws IOException {
    Table table = Tables.read(write("x.npy", npy(1, type, false, "2,", hex(data))));
    assertThat(column(table, "c0")).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsBothOrdersInEveryVersion(int version) throws IOException {
    byte[] data = hex("010203040506");
    Table rows = Tables.read(write("c.npy", npy(version, "|u1", false, "2, 3", data)));
    assertThat(column(rows, "c0")).containsExactly(1, 4);
    assertThat(column(rows, "c2")).containsExactly(3, 6);
    Table columns = Tables.read(write("f.npy", npy(version, "|u1", true, "2, 3", data)));
    assertThat(column(columns, "c0")).containsExactly(1, 2);
    assertThat(column(columns, "c2")).containsExactly(5, 6);
  }

  @Test
  void readsImagesInBothOrders() throws IOException {
    byte[] data = hex("000102030405060708090a0b");
    Table rows = Tables.read(write("c.npy", npy(1, "|u1", false, "2, 3, 2", data)));
    assertThat(rows.schema()).hasToString("image image 3x2x1");
    assertThat(((ImageColumn) rows.column("image")).pixels(1)).containsExactly(6, 7, 8, 9, 10, 11);
    Table columns = Tables.read(write("f.npy", npy(1, "|u1", true, "2, 2, 1, 3", data)));
    assertThat(columns.schema()).hasToString("image image 2x1x3");
    assertThat(((ImageColumn) columns.column("image")).pixels(1))
        .containsExactly(1, 5, 9, 3, 7, 11);
  }

  private String npz(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return write("x.npz", bytes.toByteArray());
  }

  @Test
  void joinsDataAndLabelsOfAnArchive() throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    members.put("y.npy", npy(1, "<i2", false, "2,", hex("01000000")));
    members.put("X.npy", npy(1, "|u1", false, "2, 2", hex("01020304")));
    Table table = Tables.read(npz(members));
    assertThat(table.schema()).hasToString("c0 numeric, c1 numeric, label categorical");
    assertThat(table.column("label").value(0)).isEqualTo("1");
  }

  @Test
  void namesTheMembersThatAreNotRead() throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    members.put("X.npy", npy(1, "|u1", false, "2, 2", hex("01020304")));
    members.put("extra.npy", npy(1, "<i2", false, "2,", hex("01000000")));
    members.put("y.npy", npy(1, "<i2", false, "2,", hex("01000000")));

    assertThat(Tables.load(npz(members), ReadOptions.defaults()).notices())
        .contains("x.npz: not read: extra, only X and y; save all columns in one array named X");
  }

  @Test
  void saysWhatAnArchiveLacks() throws IOException {
    Map<String, byte[]> members = new TreeMap<>();
    members.put("a.npy", npy(1, "|u1", false, "1,", hex("01")));
    members.put("b.npy", npy(1, "|u1", false, "1,", hex("01")));
    String spec = npz(members);
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage("x.npz: expected a member named X with the rows, got [a, b]");
  }

  @Test
  void refusesObjectsWithoutOpeningThem() throws IOException {
    String spec = write("x.npy", npy(1, "|O", false, "2,", new byte[20]));
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "x.npy: expected numbers or booleans, got the NumPy type '|O'; save it with"
                + " .astype(float)");
  }

  @Test
  void refusesAFalseClaimBeforeItCostsMemory() throws IOException {
    byte[] claim = npy(1, "<f8", false, "2000000, 1000", new byte[8]);
    String spec = write("x.npy", claim);
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "x.npy: expected 16,000,000,000 bytes of numbers for the shape 2000000x1000, got at"
                + " most %d; the file is cut off or damaged".formatted(claim.length));
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = npy(1, "<f8", false, "2, 2", new byte[32]);
    for (int length = 0; length < whole.length; length++) {
      String spec = write("x.npy", java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Tables.read(spec))
          .as("%d bytes", length)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("x.npy: expected ");
    }
  }

  @Test
  void refusesADamagedArchive() throws IOException {
    String spec = write("x.npz", "not a zip".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("x.npz: expected an NPZ archive, got a damaged or cut-off file: ");
  }
}
