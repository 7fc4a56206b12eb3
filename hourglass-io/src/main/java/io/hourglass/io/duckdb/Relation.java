package io.hourglass.io.duckdb;

import io.hourglass.data.CellException;
import io.hourglass.data.DataException;
import io.hourglass.io.source.Input;
import io.hourglass.setting.SettingReference;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A relation that DuckDB can read.
 *
 * @param name for messages
 * @param from what to write behind FROM
 * @param texts the columns if all are text whose types are to be found out; empty otherwise
 * @param none what there is instead where there are no rows, such as {@code a header only}
 * @param parts the single files, if there is more than one
 * @param notices what there is to tell about the files
 * @param explain says in our words what DuckDB complains about
 */
public record Relation(
    String name,
    String from,
    Optional<TextCells> texts,
    String none,
    List<Relation> parts,
    List<String> notices,
    Function<SQLException, DataException> explain) {
  public Relation {
    parts = List.copyOf(parts);
    notices = List.copyOf(notices);
  }

  /**
   * The rows of files that say the types of their columns.
   *
   * @param reader call of the function that reads them, {@code %s} for the list of files
   * @param none what there is instead where there are no rows
   * @param failure what to say before DuckDB's error
   */
  public static Relation ofFiles(Input input, String reader, String none, String failure) {
    List<Path> files = input.files();
    String from = reader.formatted(Sql.files(files));
    Stream<Input> parts = files.size() == 1 ? Stream.of() : files.stream().map(Input::of);
    return new Relation(
        input.name(),
        from,
        Optional.empty(),
        none,
        parts.map(part -> ofFiles(part, reader, none, failure)).toList(),
        List.of(),
        e -> new DataException(complaint(input.name(), failure, e), e));
  }

  /** The same with more to tell, which comes first. */
  public Relation with(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notices);
    return new Relation(name, from, texts, none, parts, all, explain);
  }

  private static String complaint(String name, String failure, SQLException e) {
    return String.valueOf(e.getMessage()).contains("Out of Memory Error")
        ? name
            + ": expected data that can be read in 512 MB, got more; take fewer columns in a query"
        : "%s: %s: %s".formatted(name, failure, sentence(e));
  }

  /** Work with a database. */
  @FunctionalInterface
  interface Work<T> {
    /** Runs queries. */
    T run(DuckDb duck) throws SQLException;
  }

  /** Works with a database of its own, whose errors are explained. */
  <T> T ask(Work<T> work) {
    try (DuckDb duck = DuckDb.open()) {
      return work.run(duck);
    } catch (SQLException e) {
      throw explain.apply(e);
    }
  }

  /** Names of the columns, in order. */
  public List<String> names() {
    return ask(duck -> List.copyOf(types(duck).keySet()));
  }

  /** What a column is called in SQL; names of files that are text are not written there. */
  String sqlName(String column) {
    return texts.map(cells -> cells.sqlName(column)).orElseGet(() -> Sql.name(column));
  }

  /** What to write behind FROM for one column alone. */
  String from(String column) {
    return texts.filter(TextCells::isTall).map(cells -> cells.from(from, column)).orElse(from);
  }

  /** DuckDB's types of the columns by name. */
  Map<String, String> types(DuckDb duck) throws SQLException {
    return texts.isPresent()
        ? texts.get().types()
        : duck.ask("DESCRIBE SELECT * FROM " + from, Relation::types);
  }

  /** DuckDB's types of the columns by name. */
  public Map<String, String> types() {
    return ask(this::types);
  }

  private static Map<String, String> types(ResultSet rows) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    while (rows.next()) {
      types.put(rows.getString(1), rows.getString(2));
    }
    return types;
  }

  /**
   * The error of a cell that cannot be read, in the file that it is in.
   *
   * @param row number of rows before it
   */
  DataException unreadable(long row, String column, CellException error) {
    String wayOut =
        error.given().isEmpty()
            ? ""
            : "; name missing values " + SettingReference.to("missing", error.given());
    return ask(duck -> {
      long left = row;
      for (Relation part : parts) {
        long rows = part.count(duck);
        if (left < rows) {
          return DataException.inCell(part.name(), left + 1, column, error.complaint() + wayOut);
        }
        left -= rows;
      }
      return DataException.inCell(name, row + 1, column, error.complaint() + wayOut);
    });
  }

  /** Number of rows; none is an error. */
  long count(DuckDb duck) throws SQLException {
    long count =
        texts.isPresent() ? texts.get().rows() : duck.askNumbers("SELECT count(*) FROM " + from)[0];
    if (count == 0) {
      throw new DataException(name + ": expected at least 1 row, got " + none);
    }
    return count;
  }

  /** The first sentence of what DuckDB says, without the kind of error before it. */
  public static String sentence(SQLException error) {
    // the driver puts its own complaint before the database's
    String message =
        String.valueOf(error.getMessage())
            .strip()
            .replaceFirst(
                "^Invalid Input Error: Attempting to execute an unsuccessful.*\nError: ", "");
    String first = message.lines().findFirst().orElse("unknown error");
    String reason =
        first.startsWith("Invalid Input Error: CSV Error on Line")
            ? first + ": " + behindFirst(message)
            : first;
    return reason
        .replaceFirst("^([A-Z][A-Za-z]* )+Error: ", "")
        .replaceFirst(" in file \"[^\"]*\"", "")
        .replaceFirst("invalid UTF-8 encoding in string", wayOut("text in UTF-8", "latin1"))
        .replaceFirst("UTF-16 encoding is not supported", wayOut("text in UTF-8", "utf-16"))
        .strip();
  }

  private static String behindFirst(String message) {
    return message
        .lines()
        .skip(1)
        .filter(line -> !line.startsWith("Original Line"))
        .findFirst()
        .orElse("");
  }

  private static String wayOut(String expected, String guess) {
    return "expected %s; convert the file, as with: iconv -f %s -t utf-8"
        .formatted(expected, guess);
  }
}
