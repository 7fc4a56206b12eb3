package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.io.Tables;
import io.hourglass.io.format.TableWriter;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same row gets the same score to the bit in every file, format, stream and map, whatever rows
 * stand beside it. {@code -Dtests.seed=CAFE} repeats a run.
 */
class ReadingPropertyTest {
  private static final int ROWS = 60;
  private static final int NEW_ROWS = 24;

  @TempDir Path folder = Path.of("");

  private long comparisons;

  @Test
  void someTables() throws IOException {
    check(3);
  }

  @Test
  @Tag("slow")
  void manyTables() throws IOException {
    check(75);
  }

  private void check(int tables) throws IOException {
    String asked = System.getProperty("tests.seed", "");
    long seed = asked.isEmpty() ? new Random().nextLong() : Long.parseUnsignedLong(asked, 16);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < tables; i++) {
      try {
        new RandomTable(random.split(), folder.resolve("table" + i)).check();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "table %d; run it again with -Dtests.seed=%s".formatted(i, Long.toHexString(seed)), e);
      }
    }
    System.out.printf("%,d rows compared, seed %s%n", comparisons, Long.toHexString(seed));
  }

  /** How the cells of a column look. */
  private enum Kind {
    NUMBER,
    WHOLE,
    DECIMAL_COMMA,
    CODE,
    BRANCH,
    DAY_FIRST,
    TIME,
    TRUTH,
    WORD,
    DATE_OR_NEVER
  }

  /** A random training file, and rows that are read in many ways. */
  private final class RandomTable {
    private final SplittableRandom random;
    private final Path folder;
    private final List<Kind> kinds = new ArrayList<>();
    private final String marker;

    RandomTable(SplittableRandom random, Path folder) throws IOException {
      this.random = random;
      this.folder = Files.createDirectories(folder);
      this.marker = List.of("", "-999", "n.k.", "unknown").get(random.nextInt(4));
      int columns = random.nextInt(1, 6);
      for (int i = 0; i <= columns; i++) {
        kinds.add(List.of(Kind.values()).get(random.nextInt(Kind.values().length)));
      }
    }

    void check() throws IOException {
      Autoencoder model = model();
      List<List<String>> rows = rows(NEW_ROWS);
      double[] expected = scores(model, csv("all.csv", rows));
      compareMaps(model, rows, expected);
      for (int round = 0; round < 2; round++) {
        int[] some = subset();
        List<List<String>> chosen = IntStream.of(some).mapToObj(rows::get).toList();
        compare("CSV", model, csv("some.csv", chosen), some, expected);
        compare("JSON", model, json("some.json", chosen, "[", ",", "]"), some, expected);
        compare("JSON lines", model, json("some.jsonl", chosen, "", "\n", "\n"), some, expected);
        compare("Parquet", model, parquet(model, chosen), some, expected);
        compare("Parquet of texts", model, query(), some, expected);
        comparisons += 5L * some.length;
      }
    }

    private Autoencoder model() throws IOException {
      List<String> categorical = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        if (kinds.get(i) == Kind.BRANCH) {
          categorical.add("c" + i);
        }
      }
      ReadOptions options =
          ReadOptions.defaults().withCategorical(categorical).withDrop(List.of("key"));
      options = marker.isEmpty() ? options : options.withMissing(List.of(marker));
      Table table = Tables.read(Path.of(csv("train.csv", rows(ROWS))), options);
      Design design = Design.suitedTo(table.schema());
      Autoencoder fresh = Autoencoder.of(Models.untrained(design, table, random.nextLong()));
      Path file = folder.resolve("model.hg");
      fresh.save(file);
      return Autoencoder.load(file);
    }

    private List<List<String>> rows(int count) {
      List<List<String>> rows = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        int number = row;
        rows.add(kinds.stream().map(kind -> cell(kind, number)).toList());
      }
      return rows;
    }

    private String cell(Kind kind, int row) {
      int dice = row < 3 ? 9 : random.nextInt(20);
      if (dice == 0) {
        return "";
      }
      if (dice == 1 && !marker.isEmpty()) {
        return marker;
      }
      boolean isNumber = kind == Kind.NUMBER || kind == Kind.DECIMAL_COMMA;
      return dice == 2 && isNumber ? "NA" : value(kind, row);
    }

    private String value(Kind kind, int row) {
      double any = random.nextDouble(-1000, 1000);
      int day = row == 0 ? 28 : random.nextInt(1, 29);
      int month = random.nextInt(1, 13);
      return switch (kind) {
        case NUMBER -> random.nextInt(4) == 0 ? "%.3e".formatted(any) : String.valueOf(any);
        case WHOLE -> String.valueOf(random.nextInt(-50, 50));
        case DECIMAL_COMMA -> (row == 0 ? "1,5" : "%.2f".formatted(any / 10)).replace('.', ',');
        case CODE ->
            row == 0 ? "B07" : List.of("007", "010", "42", "A1", "7").get(random.nextInt(5));
        case BRANCH -> "0%d".formatted(random.nextInt(1, 7));
        case DAY_FIRST -> "%02d/%02d/2024".formatted(day, month);
        case TIME ->
            "2024-%02d-%02d %02d:%02d:%02d"
                .formatted(month, day, random.nextInt(24), random.nextInt(60), random.nextInt(60));
        case TRUTH -> random.nextBoolean() ? "true" : "false";
        case WORD -> List.of("a b", "NA", "ü", "x,y", "quoted \"q\"").get(random.nextInt(5));
        case DATE_OR_NEVER ->
            row < 2 || random.nextInt(3) == 0 ? "never" : "2024-01-%02d".formatted(day % 5 + 1);
      };
    }

    private int[] subset() {
      return IntStream.range(0, NEW_ROWS)
          .filter(row -> random.nextInt(3) == 0 || row == 5)
          .toArray();
    }

    private String csv(String name, List<List<String>> rows) throws IOException {
      StringBuilder text = new StringBuilder("key");
      IntStream.range(0, kinds.size()).forEach(i -> text.append(",c").append(i));
      for (List<String> row : rows) {
        text.append("\nk");
        row.forEach(cell -> text.append(",\"").append(cell.replace("\"", "\"\"")).append('"'));
      }
      return write(name, text + "\n");
    }

    private String write(String name, String text) throws IOException {
      return Files.writeString(folder.resolve(name), text).toString();
    }

    private String json(
        String name, List<List<String>> rows, String open, String between, String close)
        throws IOException {
      return write(
          name, open + String.join(between, rows.stream().map(this::object).toList()) + close);
    }

    private String object(List<String> row) {
      return Json.writeLine(fields(row));
    }

    /** A record with each cell as text or, where it has one, as a typed value. */
    private Map<String, @Nullable Object> fields(List<String> row) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        fields.put("c" + i, random.nextBoolean() ? row.get(i) : typed(kinds.get(i), row.get(i)));
      }
      return fields;
    }

    private @Nullable Object typed(Kind kind, String cell) {
      if (cell.isEmpty()) {
        return null;
      }
      if (cell.equals(marker) || cell.equals("NA")) {
        return cell.equals("-999") ? (Object) Integer.valueOf(-999) : cell;
      }
      return switch (kind) {
        case NUMBER -> Double.valueOf(cell);
        case WHOLE -> Integer.valueOf(cell);
        case DECIMAL_COMMA -> Double.valueOf(cell.replace(',', '.'));
        case BRANCH -> Integer.valueOf(cell);
        case TRUTH -> Boolean.valueOf(cell);
        default -> cell;
      };
    }

    private String parquet(Autoencoder model, List<List<String>> rows) throws IOException {
      Table table =
          Tables.read(
              Path.of(csv("typed.csv", rows)), ReadOptions.defaults().withReading(model.reading()));
      Path file = folder.resolve("some.parquet");
      try (TableWriter writer = TableWriter.open(file, table.schema())) {
        writer.append(table);
        writer.finish();
      }
      return file.toString();
    }

    private String query() {
      return "SELECT * FROM read_csv('%s', all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"
          .formatted(folder.resolve("some.csv"));
    }

    private double[] scores(Autoencoder model, String spec) {
      ReadOptions options = ReadOptions.defaults().withReading(model.reading());
      return model.score(Tables.read(spec, options)).nats();
    }

    private void compare(
        String format, Autoencoder model, String spec, int[] rows, double[] expected) {
      double[] got = scores(model, spec);
      assertThat(got)
          .as("%s, %s, marker \"%s\", %s", format, kinds, marker, spec)
          .containsExactly(IntStream.of(rows).mapToDouble(row -> expected[row]).toArray());
    }

    private boolean isEmpty(List<String> cells) {
      return cells.stream()
          .allMatch(cell -> cell.isBlank() || cell.equals(marker) || cell.equals("NA"));
    }

    private void compareMaps(Autoencoder model, List<List<String>> rows, double[] expected) {
      for (int row = 0; row < rows.size(); row++) {
        if (isEmpty(rows.get(row))) {
          continue; // a record without any value is refused
        }
        Map<String, @Nullable Object> fields = fields(rows.get(row));
        assertThat(model.score(fields).nats())
            .as("map %s, marker \"%s\"", fields, marker)
            .isEqualTo(expected[row]);
        JsonNode line = Json.row(Json.writeLine(fields(rows.get(row))), "line");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        line.properties()
            .forEach(field -> values.put(field.getKey(), Json.scalar(field.getValue())));
        assertThat(model.score(model.reading().values(values)).nats())
            .as("line %s", line)
            .isEqualTo(expected[row]);
        comparisons += 2;
      }
    }
  }
}
