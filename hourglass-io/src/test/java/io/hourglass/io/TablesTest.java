package io.hourglass.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.io.duckdb.CellChunks;
import io.hourglass.io.duckdb.ColumnChunks;
import io.hourglass.io.duckdb.DuckDb;
import io.hourglass.io.duckdb.RowRange;
import io.hourglass.io.duckdb.VectorChunks;
import io.hourglass.io.format.TableWriter;
import io.hourglass.io.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TablesTest {
  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content).toString();
  }

  private static Table numbers(int rows) {
    double[] x = IntStream.range(0, rows).mapToDouble(i -> i % 7 == 3 ? Double.NaN : i).toArray();
    long[] time =
        IntStream.range(0, rows)
            .mapToLong(i -> i % 5 == 2 ? TimestampColumn.MISSING : i * 1000L)
            .toArray();
    List<String> names =
        IntStream.range(0, rows).mapToObj(i -> i % 4 == 1 ? "" : "n" + i % 10).toList();
    return new Table(
        "t",
        List.of(
            new NumericColumn("x", x),
            new TimestampColumn("time", time),
            CategoricalColumn.of("name", names)));
  }

  private static List<List<Object>> cells(Table table) {
    List<List<Object>> cells = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      cells.add(table.columns().stream().map(column -> column.value(at)).toList());
    }
    return cells;
  }

  @Test
  void readsWhatItWroteInEveryFormat() {
    Table table = numbers(3000);
    for (String name : List.of("t.csv", "t.tsv", "t.csv.gz", "t.parquet")) {
      Path target = folder.resolve(name);
      TableWriter.write(target, table);
      Table read = Tables.read(target.toString());
      assertThat(read.schema()).as(name).isEqualTo(table.schema());
      assertThat(cells(read)).as(name).isEqualTo(cells(table));
    }
  }

  @Test
  void streamsTheSameRowsInTheSameOrderEachTime() {
    Table table = numbers(10_000);
    Path target = folder.resolve("t.parquet");
    TableWriter.write(target, table);
    TableSource source = Tables.open(target.toString(), ReadOptions.defaults());
    assertThat(source.rows()).hasValue(10_000);
    for (int batchRows : new int[] {1000, 2048, 3001, 20_000}) {
      List<List<Object>> read = new ArrayList<>();
      try (TableSource.Cursor cursor = source.open(batchRows)) {
        for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
          assertThat(next.get().schema()).isEqualTo(source.schema());
          read.addAll(cells(next.get()));
        }
        assertThat(cursor.next()).isEmpty();
      }
      assertThat(read).as("batches of %d", batchRows).isEqualTo(cells(table));
    }
  }

  @Test
  void takesWholeVectorsFromTheDriver() throws Exception {
    try (DuckDb duck = DuckDb.openStreaming()) {
      assertThat(duck.<Boolean>ask("SELECT 1", VectorChunks::isAvailable)).isTrue();
    }
  }

  @Test
  void readsCellByCellWhereTheDriverHasNoVectors() throws Exception {
    try (DuckDb duck = DuckDb.openStreaming()) {
      double[] numbers = new double[2];
      long[] wholes = new long[2];
      List<String> texts = new ArrayList<>();
      duck.ask(
          "SELECT * FROM (VALUES (1.5::DOUBLE, 7::BIGINT, 'a'), (2.5, 8, NULL))",
          answer -> {
            ColumnChunks chunks = new CellChunks(answer);
            for (int row = 0; chunks.next() > 0; row++) {
              chunks.numbers(0, new RowRange(0, row, 1), numbers);
              chunks.wholes(1, new RowRange(0, row, 1), wholes);
              texts.add(chunks.text(2, 0));
            }
            return true;
          });
      assertThat(numbers).containsExactly(1.5, 2.5);
      assertThat(wholes).containsExactly(7, 8);
      assertThat(texts).containsExactly("a", "");
    }
  }

  @Test
  void readsTypedColumnsOfAQuery() {
    Table table =
        Tables.read(
            "SELECT 1::TINYINT AS i, 2.5::DECIMAL(5,2) AS d, true AS b, DATE '1970-01-02' AS day,"
                + " 'x'::ENUM('x', 'y') AS e, NULL::VARCHAR AS none, 'NaN'::FLOAT AS nan,"
                + " 'inf'::DOUBLE AS inf, uuid() AS u, TIMESTAMPTZ '1970-01-01 02:00:00+02' AS z");
    assertThat(table.schema())
        .hasToString(
            "i numeric, d numeric, b numeric, day timestamp, e categorical, none categorical, nan"
                + " numeric, inf numeric, u categorical, z timestamp");
    assertThat(cells(table).get(0).subList(0, 3)).containsExactly(1.0, 2.5, 1.0);
    assertThat(((TimestampColumn) table.column("day")).millis(0)).isEqualTo(86_400_000);
    assertThat(((TimestampColumn) table.column("z")).millis(0)).isZero();
    assertThat(table.column("nan").isMissing(0)).isTrue();
    assertThat(table.column("inf").value(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void noticesNans() {
    assertThat(
            Tables.load("SELECT 'NaN'::DOUBLE AS x FROM range(3)", ReadOptions.defaults())
                .notices())
        .containsExactly(
            "column \"x\": 3 NaN read as missing", "column \"x\": missing in every row");
  }

  @Test
  void joinsFilesInAQuery() throws IOException {
    String a = file("a.csv", "id,x\n1,10\n2,20\n");
    String b = file("b.json", "{\"id\": 1, \"y\": \"u\"}\n{\"id\": 2, \"y\": null}\n");
    Table table =
        Tables.read("SELECT x, y FROM '%s' JOIN '%s' USING (id) ORDER BY x DESC;".formatted(a, b));
    assertThat(cells(table)).containsExactly(List.of(20.0, ""), List.of(10.0, "u"));
  }

  @Test
  void readsGlobsAndFoldersInTheOrderOfNames() throws IOException {
    file("d/b.csv", "x\n3\n");
    file("d/a.csv", "x\n1\n2\n");
    file("d/.hidden.csv", "x\n9\n");
    String glob = folder.resolve("d").toString().replace('\\', '/') + "/*.csv";
    List<List<Object>> expected = List.of(List.of(1.0), List.of(2.0), List.of(3.0));
    assertThat(cells(Tables.read(glob))).isEqualTo(expected);
    assertThat(cells(Tables.read(folder.resolve("d").toString()))).isEqualTo(expected);
  }

  @Test
  void readsAPathAsWhatItIs() throws IOException {
    Path file = folder.resolve("select from.csv");
    Files.writeString(file, "x\n1\n2\n");
    assertThat(cells(Tables.read(file))).isEqualTo(List.of(List.of(1.0), List.of(2.0)));
    try (TableSource.Cursor rows = Tables.open(file, ReadOptions.defaults()).open(1)) {
      assertThat(cells(rows.next().orElseThrow())).isEqualTo(List.of(List.of(1.0)));
    }
    Path none = folder.resolve("none.csv");
    assertThatThrownBy(() -> Tables.read(none))
        .isInstanceOf(DataException.class)
        .hasMessage(
            none
                + ": expected a file or a folder, got no such thing; the working folder is "
                + Path.of("").toAbsolutePath());
  }

  @Test
  void namesTheFileOfABadCell() throws IOException {
    StringBuilder rows = new StringBuilder("x\n");
    for (int i = 0; i < 50; i++) {
      rows.append(i).append('\n');
    }
    file("d/a.csv", rows.toString());
    file("d/b.csv", "x\n1\noops\n");
    assertThatThrownBy(() -> Tables.read(folder.resolve("d").toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "b.csv, row 2, column \"x\": expected a number, got \"oops\"; name missing values (setting"
                + " missing=oops)");
  }

  @Test
  void refusesWhatItCannotRead() throws IOException {
    file("mixed/a.csv", "x\n1\n");
    file("mixed/b.json", "{}");
    Files.createDirectories(folder.resolve("none"));
    Path cut = folder.resolve("cut.parquet");
    TableWriter.write(cut, numbers(100));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    String mixed = folder.resolve("mixed").toString();
    refused(
        mixed,
        "mixed: expected files of one kind, got CSV and JSON; name them with a glob such as '%s/*.csv'"
            .formatted(mixed));
    refused(
        folder.resolve("none").toString(),
        "none: expected a folder with files of a known kind (CSV, Parquet, JSON, IDX, NumPy,"
            + " images), got none");
    refused(
        file("x.xyz", "?"),
        "x.xyz: expected a file of a known kind (CSV, Parquet, JSON, IDX, NumPy, images), got this"
            + " ending");
    refused(folder + "/no*.csv", folder + "/no*.csv: expected files that match, got none");
    refused(
        "SELECT [1, 2] AS pair",
        "query, column \"pair\": expected numbers, texts, dates or times, got INTEGER[]; leave it"
            + " out (setting drop=pair), or take it apart in a query");
    refused("SELECT 1 AS x WHERE false", "query: expected at least 1 row, got none");
    refused(
        "no-such-thing",
        "no-such-thing: expected a file, a glob, a folder, a query or a data set (digits, payments,"
            + " shapes, mnist, fashion-mnist), got no such thing; the working folder is "
            + Path.of("").toAbsolutePath());
    refused("digits:dev", "digits:dev: expected digits:train or digits:test");
    assertThatThrownBy(() -> Tables.read(cut.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cut.parquet: cannot be read as Parquet, perhaps it is cut off: ");
    assertThatThrownBy(() -> Tables.read("SELECT * FROM 'gone.csv'"))
        .isInstanceOf(DataException.class)
        .hasMessage("query: No files found that match the pattern \"gone.csv\"");
  }

  private static void refused(String spec, String message) {
    assertThatThrownBy(() -> Tables.read(spec))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
