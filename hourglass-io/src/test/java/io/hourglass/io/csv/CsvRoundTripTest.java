package io.hourglass.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.CsvOptions;
import io.hourglass.io.source.ReadOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables of texts, written in every way, come back cell by cell, read as they are or not.
 */
final class CsvRoundTripTest {
  private static final List<String> WORDS =
      List.of(
          "a", "Delft", "x,y", "x;y", "5\"", "\"q\"", "two\nlines", "Größe", "日本", "#1", "1.5", "");

  @TempDir Path folder = Path.of("");

  private record Way(char separator, String lineEnd, String above, Charset charset) {}

  @RepeatedTest(12)
  void readsWhatWasWritten(RepetitionInfo repetition) throws IOException {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    int width = 1 + random.nextInt(5);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < 5 + random.nextInt(60); row++) {
      rows.add(random.ints(width, 0, WORDS.size()).mapToObj(WORDS::get).toList());
    }
    for (Way way : ways()) {
      Path file = write(names(width), rows, way);
      Table table = Tables.read(file, options(width, way));
      assertThat(table.schema().names()).as("%s, seed %d", way, seed).isEqualTo(names(width));
      assertThat(cells(table)).as("%s, seed %d", way, seed).isEqualTo(rows);
    }
  }

  private static List<Way> ways() {
    return List.of(
        new Way(',', "\n", "", StandardCharsets.UTF_8),
        new Way(';', "\r\n", "", StandardCharsets.UTF_8),
        new Way('\t', "\r", "", StandardCharsets.UTF_8),
        new Way('|', "\n", "# a comment\n", StandardCharsets.UTF_8),
        new Way(',', "\n", "\n\n", StandardCharsets.UTF_16LE));
  }

  private static ReadOptions options(int width, Way way) {
    CsvOptions csv =
        CsvOptions.defaults()
            .withSeparator(java.util.Optional.of(String.valueOf(way.separator)))
            .withEncoding(java.util.Optional.of(way.charset.name()));
    return ReadOptions.defaults()
        .withHeader(ReadOptions.Header.YES)
        .withCategorical(names(width))
        .withCsv(csv);
  }

  private static List<String> names(int width) {
    return IntStream.range(0, width).mapToObj("column %d"::formatted).toList();
  }

  private Path write(List<String> names, List<List<String>> rows, Way way) throws IOException {
    StringBuilder text = new StringBuilder(way.above);
    List<List<String>> lines = new ArrayList<>(rows);
    lines.add(0, names);
    for (List<String> line : lines) {
      String cells =
          line.stream()
              .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(String.valueOf(way.separator)));
      text.append(cells).append(way.lineEnd);
    }
    return Files.writeString(Files.createTempFile(folder, "t", ".csv"), text, way.charset);
  }

  private static List<List<String>> cells(Table table) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      rows.add(table.columns().stream().map(column -> column.value(at).toString()).toList());
    }
    return rows;
  }

  @Test
  void readsThousandsOfColumns() throws IOException {
    int width = 3000;
    String header =
        IntStream.range(0, width).mapToObj("gene %d"::formatted).collect(Collectors.joining(","));
    String rows =
        IntStream.range(0, 4)
            .mapToObj(row ->
                IntStream.range(0, width)
                    .mapToObj(column -> column % 100 == 7 ? "name " + row : row + "." + column)
                    .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("wide.csv"), header + "\n" + rows + "\n");
    Table table = Tables.read(file);
    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.columns()).hasSize(width);
    assertThat(table.column("gene 2999").value(3)).isEqualTo(3.2999);
    assertThat(table.column("gene 2907").value(2)).isEqualTo("name 2");
    Table some =
        Tables.texts(Tables.open(file, ReadOptions.defaults()), List.of("gene 1")).firstBatch(9);
    assertThat(some.columns().stream().map(Column::name)).containsExactly("gene 1");
    assertThat(some.column("gene 1").value(2)).isEqualTo("2.1");
  }
}
