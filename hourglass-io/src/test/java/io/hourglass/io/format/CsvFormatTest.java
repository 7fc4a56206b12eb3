package io.hourglass.io.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.io.Tables;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CsvFormatTest {
  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (name.endsWith(".gz")) {
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
          packed.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
      } else {
        out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return file.toString();
  }

  /** A file with a column {@code amount} of 1, 2, 3, ... but for one cell. */
  private String withOneCell(String cell) throws IOException {
    StringBuilder text = new StringBuilder("id,amount\n");
    for (int row = 1; row <= 40; row++) {
      text.append(row).append(',').append(row == 23 ? cell : row + ".5").append('\n');
    }
    return file("payments.csv", text.toString());
  }

  @Test
  void findsTypesNamesAndMissingCells() throws IOException {
    Table table =
        Tables.read(
            file(
                "x.csv",
                """
                amount,country,at,open,empty
                1.5,NL,2026-01-02 03:04:05,true,
                ,"a ""b"", c",,FALSE,
                -2e3, DE ,2026-01-02T03:04:05+02:00,,
                """));
    assertThat(table.schema())
        .hasToString(
            "amount numeric, country categorical, at timestamp, open numeric, empty numeric");
    assertThat(table.column("amount").value(0)).isEqualTo(1.5);
    assertThat(table.column("amount").isMissing(1)).isTrue();
    assertThat(table.column("amount").value(2)).isEqualTo(-2000.0);
    assertThat(table.column("country").value(1)).isEqualTo("a \"b\", c");
    assertThat(table.column("country").value(2)).isEqualTo("DE");
    assertThat(((TimestampColumn) table.column("at")).value(0))
        .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(table.column("at").isMissing(1)).isTrue();
    assertThat(table.column("at").value(2)).isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
    assertThat(table.column("open").value(0)).isEqualTo(1.0);
    assertThat(table.column("open").value(1)).isEqualTo(0.0);
    assertThat(table.column("open").isMissing(2)).isTrue();
    assertThat(table.column("empty").missing()).isEqualTo(3);
    assertThat(table.name()).isEqualTo("x.csv");
  }

  static Stream<Arguments> separatorsAndHeaders() {
    return Stream.of(
        Arguments.of("tab.tsv", "a\tb\n1\t2\n", "a,b"),
        Arguments.of("semicolon.csv", "a;b\n1,5;2\n", "a,b"),
        Arguments.of("bar.txt", "a|b\n1|2\n", "a,b"),
        Arguments.of("blanks.dat", "   1.0   2.0\n  -3.0   4.0\n", "c0,c1"),
        Arguments.of("packed.csv.gz", "a,b\n1,2\n", "a,b"),
        Arguments.of("windows.csv", "a,b\r\n1,2\r\n", "a,b"),
        Arguments.of("mac.csv", "a,b\r1,2\r", "a,b"),
        Arguments.of("marked.csv", "\uFEFFa,b\n1,2\n", "a,b"),
        Arguments.of("headless.csv", "1,x\n2,y\n", "c0,c1"),
        Arguments.of("unended.csv", "a,b\n1,2", "a,b"),
        Arguments.of("index.csv", ",b\n1,2\n", "c0,b"));
  }

  @ParameterizedTest
  @MethodSource("separatorsAndHeaders")
  void findsSeparatorAndHeader(String name, String content, String columns) throws IOException {
    Table table = Tables.read(file(name, content));
    assertThat(table.schema().names()).containsExactly(columns.split(",", -1));
    assertThat(table.column(table.schema().names().get(1)).isMissing(0)).isFalse();
  }

  @Test
  void refusesATextAmongNumbers() throws IOException {
    String spec = withOneCell("much");
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "payments.csv, row 23, column \"amount\": expected a number, got \"much\"; name missing"
                + " values (setting missing=much)");
  }

  @Test
  void readsWhatProgramsWriteForMissingNumbersAndTellsIt() throws IOException {
    LoadedTable loaded = Tables.load(withOneCell("n/a"), ReadOptions.defaults());
    assertThat(loaded.table().column("amount").isMissing(22)).isTrue();
    assertThat(loaded.notices())
        .contains("column \"amount\": 1 cells such as \"n/a\" read as missing");
  }

  @Test
  void readsATextThatMeansMissing() throws IOException {
    Table table =
        Tables.read(withOneCell("n/a"), ReadOptions.defaults().withMissing(List.of("?", "n/a")));
    assertThat(table.column("amount").missing()).isEqualTo(1);
    assertThat(table.column("amount").isMissing(22)).isTrue();
  }

  @Test
  void readsNumbersAsNamesWhenAskedTo() throws IOException {
    ReadOptions options = ReadOptions.defaults().withCategorical(List.of("amount"));
    assertThat(Tables.read(withOneCell("n/a"), options).column("amount").value(22))
        .isEqualTo("n/a");
  }

  @Test
  void keepsInfinityAndTakesNanAsMissing() throws IOException {
    NumericColumn infinite = (NumericColumn) Tables.read(withOneCell("-inf")).column("amount");
    assertThat(infinite.get(22)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Tables.read(withOneCell("NaN")).column("amount").isMissing(22)).isTrue();
  }

  static Stream<Arguments> noTables() {
    return Stream.of(
        Arguments.of("empty.csv", "", "empty.csv: expected at least 1 row, got an empty file"),
        Arguments.of(
            "header.csv", "a,b\n", "header.csv: expected at least 1 row, got a header only"),
        Arguments.of(
            "short.csv",
            "a,b,c\n1,2,3\n4,5\n",
            "short.csv, row 2: expected 3 cells, got 2; name what separates cells (setting separator),"
                + " or lines above the header to pass over (setting skip)"),
        Arguments.of(
            "long.csv",
            "a,b\n1,2\n3,4,5\n",
            "long.csv, row 2: expected 2 cells, got 3; quote a cell that holds a \",\", or name what"
                + " separates cells (setting separator)"),
        Arguments.of(
            "open.csv",
            "a,b\n1,\"x\n2,3\n",
            "open.csv, row 1: expected a closing quote, got the end of the file"));
  }

  @ParameterizedTest
  @MethodSource("noTables")
  void refusesWhatIsNoTable(String name, String content, String message) throws IOException {
    String spec = file(name, content);
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAWrongGzip() throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv.gz"), "a,b\n1,2\n");
    assertThatThrownBy(() -> Tables.read(file.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "x.csv.gz: expected gzip data, got other data; take .gz off its name if it is not"
                + " packed");
  }

  @Test
  void leavesOutDroppedColumnsAndNoticesIds() throws IOException {
    StringBuilder text = new StringBuilder("id,x,none\n");
    for (int row = 0; row < 200; row++) {
      text.append("id").append(row).append(',').append(row % 7).append(",\n");
    }
    String spec = file("ids.csv", text.toString());
    assertThat(Tables.load(spec, ReadOptions.defaults()).notices())
        .containsExactly(
            "column \"none\": missing in every row",
            "column \"id\": 200 distinct names in 200 rows; leave it out (setting drop=id)");
    LoadedTable dropped = Tables.load(spec, ReadOptions.defaults().withDrop(List.of("id", "none")));
    assertThat(dropped.table().schema().names()).containsExactly("x");
    assertThat(dropped.notices()).isEmpty();
    assertThatThrownBy(() -> Tables.read(spec, ReadOptions.defaults().withDrop(List.of("ID"))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "ids.csv, column \"ID\": no such column; there are [id, x, none]; did you mean \"id\"?");
  }
}
