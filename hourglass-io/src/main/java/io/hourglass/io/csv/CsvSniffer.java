package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds out how a file is written, from its start. */
final class CsvSniffer {
  /** Names in a message. */
  private static final int SHOWN = 4;

  private final String name;
  private final ReadOptions options;
  private final CsvPreface preface;
  private final List<Separators.Split> splits;
  private final Separators.Split split;
  private final List<String> notices = new ArrayList<>();

  private CsvSniffer(String name, String text, boolean whole, ReadOptions options) {
    this.name = name;
    this.options = options;
    this.preface = CsvPreface.of(text, options.csv());
    Separators separators = new Separators(behind(text, preface.lines()), whole, preface.comment());
    this.splits =
        options
            .csv()
            .separator()
            .map(given -> given.charAt(0))
            .or(preface::separator)
            .map(separator -> List.of(separators.of(separator)))
            .orElseGet(separators::best);
    this.split = splits.get(0);
  }

  /** From the start of a file, with what there is to tell. */
  static CsvDialect sniff(String name, String text, boolean whole, ReadOptions options) {
    return new CsvSniffer(name, text, whole, options).dialect();
  }

  private static String behind(String text, int lines) {
    return text.lines().skip(lines).collect(Collectors.joining("\n", "", "\n"));
  }

  private CsvDialect dialect() {
    if (split.records().isEmpty()) {
      throw new DataException(name + ": expected at least 1 row, got blank lines and comments");
    }
    tellSeparator();
    tellComments();
    int title = titleRecords();
    List<CsvRecord> records = split.records().subList(title, split.records().size());
    List<String> first = records.get(0).stripped();
    boolean header = isHeader(first, below(records));
    boolean isNamedAbove = !header && title == 0 && namesAbove().size() == width(records);
    List<String> names =
        header ? names(first, records) : isNamedAbove ? namesAbove() : numbered(width(records));
    long line = preface.lines() + records.get(0).line() - 1;
    List<String> distinct = isNamedAbove || header ? distinct(names) : names;
    if (isNamedAbove) {
      tellNamesAbove();
    }
    return new CsvDialect(split.separator(), line, preface.comment(), header, distinct, notices);
  }

  private void tellSeparator() {
    boolean isUnclear = splits.size() > 2 && splits.get(1).isFull();
    if (isUnclear || (split.separator() == CsvParser.BLANKS && name.contains(".csv"))) {
      String other = isUnclear ? String.valueOf(splits.get(1).separator()) : ",";
      notices.add(
          "%s: cells are separated by %s; otherwise name what separates them %s"
              .formatted(name, word(split.separator()), SettingReference.to("separator", other)));
    }
  }

  private static String word(char separator) {
    return switch (separator) {
      case '\t' -> "tabs";
      case CsvParser.BLANKS -> "blanks";
      default -> "\"" + separator + "\"";
    };
  }

  private void tellComments() {
    if (preface.comments() > 0 && options.csv().comment().isEmpty()) {
      notices.add(
          "%s: lines above the rows begin with %s and are passed over as comments (%d)"
              .formatted(name, preface.comment(), preface.comments()));
    }
  }

  private void tellNamesAbove() {
    notices.add(
        "%s: the columns are called as in the comment above them, \"%s\"; otherwise say that they have no names %s"
            .formatted(name, shown(namesAbove()), SettingReference.to("header", "no")));
  }

  /** Number of records above the header that are no rows, such as a title. */
  private int titleRecords() {
    List<CsvRecord> records = split.records();
    int title = 0;
    while (title < records.size() - 1 && isTitle(records, title)) {
      title++;
    }
    if (title > 0) {
      tellTitle(title, records);
    }
    return title;
  }

  private void tellTitle(int title, List<CsvRecord> records) {
    checkBelow(title, records);
    String what = title == 1 ? "line is a title" : title + " lines are a title";
    String skip = SettingReference.to("skip", 0);
    notices.add(
        "%s: the first %s above the header passed over, \"%s\"; otherwise say how many lines %s"
            .formatted(name, what, shown(records.get(0).cells()), skip));
  }

  private boolean isTitle(List<CsvRecord> records, int place) {
    CsvRecord record = records.get(place);
    List<String> cells = record.stripped();
    long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
    int width = split.width();
    boolean isShort = (record.size() < width && filled == 1) || record.size() < width - 1;
    boolean isSparse = record.size() == width && width > 2 && filled == 1;
    return mayHaveTitle()
        && (isShort || (isSparse && isHeader(records.subList(place + 1, records.size()))))
        && !CellShape.isValue(cells.get(0))
        && !isKnown(cells);
  }

  private boolean mayHaveTitle() {
    return split.width() > 1
        && options.csv().skip() == 0
        && options.header() == ReadOptions.Header.AUTO;
  }

  /** A title is one only if there is a header below it. */
  private void checkBelow(int title, List<CsvRecord> records) {
    List<CsvRecord> rest = records.subList(title, records.size());
    if (!isHeader(rest)) {
      throw new DataException(
          "%s: expected rows of as many cells as the others (%d), got a first line \"%s\"; pass over the lines above the header %s"
              .formatted(
                  name,
                  split.width(),
                  shown(records.get(0).cells()),
                  SettingReference.to("skip", rest.get(0).line() - 1)));
    }
  }

  /** Whether the first of the records are names, as wide as the rows. */
  private boolean isHeader(List<CsvRecord> records) {
    HeaderRule rule = new HeaderRule(records.get(0).stripped(), below(records));
    return records.get(0).size() == split.width()
        && Set.of(HeaderRule.Answer.NAMES, HeaderRule.Answer.LIKELY_NAMES).contains(rule.answer());
  }

  private List<List<String>> below(List<CsvRecord> records) {
    int width = records.get(0).size();
    return records.stream()
        .skip(1)
        .map(CsvRecord::stripped)
        .filter(cells -> cells.size() >= width)
        .toList();
  }

  private boolean isHeader(List<String> first, List<List<String>> below) {
    return switch (options.header()) {
      case YES -> true;
      case NO -> false;
      case AUTO ->
          first.stream().noneMatch(cell -> options.missing().contains(cell))
              && isHeader(first, new HeaderRule(first, below));
    };
  }

  private boolean isHeader(List<String> first, HeaderRule rule) {
    if (isKnown(first)) {
      return true;
    }
    boolean isNumbered =
        !known().isEmpty() && known().stream().allMatch(column -> column.matches("c\\d+"));
    boolean areValues = isNumbered && !rule.hasTextAboveValues();
    return !areValues && isHeaderUnknown(first, rule);
  }

  /** The columns of the model that the file is read for; none if it is read for none. */
  private List<String> known() {
    return options.reading().map(reading -> reading.schema().names()).orElse(List.of());
  }

  /** Whether the cells are the names of the columns of a model. */
  private boolean isKnown(List<String> cells) {
    return !known().isEmpty() && cells.containsAll(known());
  }

  private boolean isHeaderUnknown(List<String> first, HeaderRule rule) {
    boolean isNamedAbove = namesAbove().size() == first.size() && !rule.hasTextAboveValues();
    return !isNamedAbove && isHeader(first, rule.answer());
  }

  private boolean isHeader(List<String> first, HeaderRule.Answer answer) {
    boolean isHeader =
        answer == HeaderRule.Answer.NAMES || answer == HeaderRule.Answer.LIKELY_NAMES;
    switch (answer) {
      case LIKELY_NAMES -> tellHeader(first, "names its columns; if it is a row", "no");
      case LIKELY_VALUES -> tellHeader(first, "is a row; if it names the columns", "yes");
      case UNCLEAR -> throw unclear(first);
      default -> {}
    }
    return isHeader;
  }

  private void tellHeader(List<String> first, String what, String other) {
    notices.add(
        "%s: the first line, \"%s\", %s, say so %s"
            .formatted(name, shown(first), what, SettingReference.to("header", other)));
  }

  private DataException unclear(List<String> first) {
    return new DataException(
        "%s: expected names of columns or a row in the first line, got \"%s\", which may be either; say that it names them %s or does not %s"
            .formatted(
                name,
                shown(first),
                SettingReference.to("header", "yes"),
                SettingReference.to("header", "no")));
  }

  private static String shown(List<String> cells) {
    String some =
        cells.stream().limit(SHOWN).map(CsvSniffer::shortened).collect(Collectors.joining(", "));
    return cells.size() > SHOWN ? some + ", ..." : some;
  }

  private static String shortened(String cell) {
    String line = cell.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.length() > 30 ? line.substring(0, 30) + "..." : line;
  }

  /** Number of cells of a row; the records that are wider have blank cells at their end. */
  private int width(List<CsvRecord> records) {
    return records.get(0).size();
  }

  private List<String> names(List<String> first, List<CsvRecord> records) {
    int width = split.width();
    if (first.size() == width + 1 && first.get(width).isEmpty()) {
      return first.subList(0, width);
    }
    checkNames(first, records);
    return first;
  }

  private void checkNames(List<String> first, List<CsvRecord> records) {
    boolean isShort = first.size() < split.width() && first.size() > 1;
    if (isShort && records.stream().skip(1).anyMatch(record -> !endsBlank(record, first.size()))) {
      throw new DataException(
          "%s: expected as many names in the header as cells in a row (%d), got %d: \"%s\""
              .formatted(name, split.width(), first.size(), shown(first)));
    }
  }

  private static boolean endsBlank(CsvRecord record, int from) {
    return record.cells().stream().skip(from).allMatch(String::isBlank);
  }

  /** The names in the last comment above the rows. */
  private List<String> namesAbove() {
    boolean isGiven = options.header() != ReadOptions.Header.AUTO;
    if (isGiven || preface.lastComment().isBlank()) {
      return List.of();
    }
    List<String> names =
        CsvParser.records(preface.lastComment(), split.separator(), "").get(0).stripped();
    boolean areNames = names.size() > 1 && names.stream().noneMatch(CellShape::isValue);
    return areNames ? names : List.of();
  }

  private List<String> distinct(List<String> names) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String given : names) {
      String unused = unused(given.isEmpty() ? "c" + distinct.size() : given, distinct);
      if (!given.isEmpty() && !unused.equals(given)) {
        notices.add("%s: another column \"%s\" is called \"%s\"".formatted(name, given, unused));
      }
      distinct.add(unused);
    }
    return List.copyOf(distinct);
  }

  private static String unused(String name, Set<String> used) {
    String candidate = name;
    for (int i = 2; used.contains(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }
}
