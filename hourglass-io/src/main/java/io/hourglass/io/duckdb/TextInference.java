package io.hourglass.io.duckdb;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.CellException;
import io.hourglass.data.CellFormat;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.MissingMarkers;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.Notation;
import io.hourglass.data.NumberFormat;
import io.hourglass.data.Table;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Infers what the text columns of a relation are. */
final class TextInference {
  /** Rows after which columns that look like categories are not looked at any more. */
  private static final int SAMPLE = 2048;

  private static final int BATCH = 16_384;

  private static final Pattern LEADING_ZERO = Pattern.compile("0\\d+");

  private final Relation relation;
  private final ReadOptions options;
  private final MissingMarkers missing;
  private final TextColumns textColumns;
  private final List<String> notices = new ArrayList<>();
  private final Map<String, CellFormat> formats = new LinkedHashMap<>();

  TextInference(DuckDb duck, Relation relation, ReadOptions options) {
    this.relation = relation;
    this.options = options;
    this.missing = options.notation().missing();
    this.textColumns = new TextColumns(duck, relation, options.missing());
  }

  /** What was noticed. */
  List<String> notices() {
    return notices;
  }

  /** Formats other than the default, by column. */
  Map<String, CellFormat> formats() {
    return formats;
  }

  /** The columns by name. */
  Map<String, SqlColumn> columns(List<String> names, Map<String, String> types)
      throws SQLException {
    Map<String, SqlColumn> columns = new LinkedHashMap<>();
    boolean areNumbersPlain = options.cells().numbers().isEmpty();
    Map<String, TextProfile> profiles =
        relation.texts().isPresent() && areNumbersPlain ? textColumns.numbers(names) : Map.of();
    List<String> others = new ArrayList<>();
    for (String name : names) {
      TextProfile profile = profiles.get(name);
      if (profile != null && profile.isNumeric()) {
        columns.put(name, fast(name, profile));
      } else {
        others.add(name);
      }
    }
    noteLeadingZeros(List.copyOf(columns.keySet()), types);
    inferences(others, types)
        .forEach((name, found) -> columns.put(name, column(name, found, sql(name, types))));
    return columns;
  }

  /** Numbers are not written so, but codes are: looked for in the first rows. */
  private void noteLeadingZeros(List<String> names, Map<String, String> types) {
    if (names.isEmpty()) {
      return;
    }
    for (Column column : texts(names, types).firstBatch(SAMPLE).columns()) {
      ((CategoricalColumn) column)
          .levels().stream()
              .filter(text -> LEADING_ZERO.matcher(text.strip()).matches())
              .findFirst()
              .ifPresent(text -> notices.add(Notices.leadingZero(column.name(), text.strip())));
    }
  }

  private String sql(String name, Map<String, String> types) {
    String column = relation.sqlName(name);
    return "JSON".equals(types.get(name)) ? Sql.jsonText(column) : column;
  }

  private SqlColumn fast(String name, TextProfile profile) {
    if (profile.nans() > 0) {
      notices.add(Notices.nans(name, profile.nans()));
    }
    return SqlColumn.number(name, Sql.knownNumber(relation.sqlName(name), missing));
  }

  /** Looks at the first cells of all columns, then at all of those that may be no categories. */
  private Map<String, FormatInference> inferences(List<String> names, Map<String, String> types) {
    Map<String, FormatInference> inferences = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return inferences;
    }
    names.forEach(name -> inferences.put(name, inference()));
    DuckSource texts = texts(names, types);
    add(texts.firstBatch(SAMPLE), inferences, 0);
    List<String> open =
        inferences.entrySet().stream()
            .filter(inference -> inference.getValue().isOpen())
            .map(Map.Entry::getKey)
            .toList();
    if (texts.count() > SAMPLE && !open.isEmpty()) {
      open.forEach(name -> inferences.put(name, inference()));
      texts(open, types).forEachBatch(BATCH, (table, first) -> add(table, inferences, first));
    }
    return inferences;
  }

  private FormatInference inference() {
    return new FormatInference(missing, options.cells().numbers(), options.cells().moments());
  }

  private DuckSource texts(List<String> names, Map<String, String> types) {
    List<SqlColumn> columns =
        names.stream().map(name -> SqlColumn.word(name, sql(name, types))).toList();
    long count = relation.ask(relation::count);
    return new DuckSource(relation, columns, count, Notation.PLAIN, List.of());
  }

  private static void add(Table table, Map<String, FormatInference> inferences, long firstRow) {
    table
        .columns()
        .forEach(column ->
            add(
                (CategoricalColumn) column,
                Objects.requireNonNull(inferences.get(column.name())),
                firstRow));
  }

  private static void add(CategoricalColumn texts, FormatInference inference, long firstRow) {
    int levels = texts.levels().size();
    long[] counts = new long[levels];
    int[] firsts = new int[levels];
    for (int row = texts.rows() - 1; row >= 0; row--) {
      int level = texts.index(row);
      if (level != CategoricalColumn.MISSING) {
        counts[level]++;
        firsts[level] = row;
      }
    }
    for (int level = 0; level < levels; level++) {
      inference.add(texts.levels().get(level), counts[level], firstRow + firsts[level]);
    }
  }

  private SqlColumn column(String name, FormatInference found, String sql) {
    boolean isNumber = options.numeric().contains(name);
    boolean mayBeCode = relation.texts().isEmpty() && found.hasCodes();
    if (found.areTruths()) {
      return written(name, NumberFormat.PLAIN, found, sql);
    }
    if (found.areMoments() && !isNumber) {
      found.ambiguousDate().ifPresent(date -> refuseDate(name, date));
      return written(name, found.moment(), found, sql);
    }
    if (found.areNumbers() && (isNumber || !mayBeCode)) {
      refuseDoubtfulNumbers(name, found);
      return written(name, found.number(), found, sql);
    }
    if (isNumber || !mayBeCode) {
      refuseWords(name, found, isNumber);
    }
    return SqlColumn.text(name, sql, reader(name, NumberFormat.PLAIN, true), TextKind.PLAIN);
  }

  private CellReader reader(String name, CellFormat format, boolean isCategory) {
    ColumnType type = isCategory ? new ColumnType.Categorical() : format.type();
    return new Notation(missing, Map.of(name, format), Notation.HeaderRow.AUTO, "")
        .reader(name, type);
  }

  /** A column of a format; what is not usual is noticed. */
  private SqlColumn written(String name, CellFormat format, FormatInference found, String sql) {
    tellFormat(name, format, found);
    found.missingWord().ifPresent(word -> tellMissing(name, found.missingWords(), word));
    return SqlColumn.text(name, sql, reader(name, format, false), TextKind.PLAIN);
  }

  private void tellFormat(String name, CellFormat format, FormatInference found) {
    if (!format.equals(NumberFormat.PLAIN) && !format.equals(MomentFormat.ISO)) {
      formats.put(name, format);
      notices.add("column \"%s\": read as %s".formatted(name, plural(format)));
    } else if (relation.texts().isEmpty() && !found.areTruths()) {
      notices.add("column \"%s\": texts read as %s".formatted(name, plural(format)));
    }
  }

  private void tellMissing(String name, long cells, String word) {
    notices.add(
        "column \"%s\": %,d cells such as \"%s\" read as missing".formatted(name, cells, word));
  }

  private static String plural(CellFormat format) {
    boolean isUsual = format.equals(NumberFormat.PLAIN) || format.equals(MomentFormat.ISO);
    String kind = format instanceof NumberFormat ? "numbers" : "dates or times";
    return isUsual ? kind : kind + " written like " + format.text();
  }

  private void refuseDate(String name, FormatInference.Word date) {
    throw refusal(
        name,
        date,
        "expected dates with a day above 12, got \"%s\"; say how they are written %s or %s"
            .formatted(
                date.text(),
                SettingReference.to("date-format", name + "=dd/mm/yyyy"),
                SettingReference.to("date-format", name + "=mm/dd/yyyy")));
  }

  private void refuseNumber(String name, FormatInference.Word number) {
    throw refusal(
        name,
        number,
        "expected numbers with one decimal mark, got \"%s\", which may have thousands or decimals; say how numbers are written %s or %s"
            .formatted(
                number.text(),
                SettingReference.to("number-format", name + "=1,234.56"),
                SettingReference.to("number-format", name + "=1234,56")));
  }

  private void refuseDoubtfulNumbers(String name, FormatInference found) {
    found.ambiguousNumber().ifPresent(number -> refuseNumber(name, number));
    if (!found.mixedUnits().isEmpty()) {
      throw DataException.inColumn(
          relation.name(),
          name,
          "expected numbers of one unit, got %s; take them apart in a query, or keep them as categories %s"
              .formatted(found.mixedUnits(), SettingReference.to("categorical", name)));
    }
  }

  private void refuseWords(String name, FormatInference found, boolean isNumber) {
    Optional<FormatInference.Word> number = isNumber ? found.anyWord() : found.wordAmongNumbers();
    number.ifPresent(word -> {
      throw unreadable(name, word, "expected a number");
    });
    found
        .wordAmongMoments()
        .ifPresent(word -> {
          throw unreadable(name, word, "expected a date or time");
        });
  }

  private DataException unreadable(String name, FormatInference.Word word, String expected) {
    CellException error =
        new CellException(0, "%s, got \"%s\"".formatted(expected, word.text()), word.text());
    return relation.unreadable(word.row(), name, error);
  }

  private DataException refusal(String name, FormatInference.Word word, String complaint) {
    return relation.unreadable(word.row(), name, new CellException(0, complaint));
  }
}
