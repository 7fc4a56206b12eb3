package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import io.hourglass.io.duckdb.Sql;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A CSV file that was looked through: how it is written, how many rows it has, and whether it is
 * read as it is or from a copy.
 */
public final class CsvFile {
  /** Files with more columns are copied as one cell a line. */
  private static final int MOST_COLUMNS = 256;

  private static final int SAMPLE_CHARS = 1 << 16;
  private static final int SAMPLE_LINES = 50;
  private static final int MOST_SAMPLE_CHARS = 1 << 25;

  /** The length of a line that DuckDB expects. */
  private static final long USUAL_LINE = 2_000_000;

  private final Path file;
  private final String name;
  private final ReadOptions options;
  private final TextEncoding encoding;
  private final CsvDialect dialect;
  private final CsvScan scan;

  private CsvFile(Path file, ReadOptions options) throws IOException {
    this.file = file;
    this.name = Input.nameOf(file);
    this.options = options;
    this.encoding = TextEncoding.of(file, options.csv().encoding());
    StringBuilder text = new StringBuilder();
    boolean whole = sample(text);
    this.dialect = CsvSniffer.sniff(name, text.toString(), whole, options);
    this.scan = new CsvScan(dialect.separator(), dialect.width());
    if (encoding.isUtf8()) {
      scan.run(file, name, encoding.markBytes());
    }
  }

  /**
   * Looks through a file.
   *
   * @throws DataException if it is no text, or no table
   */
  public static CsvFile of(Path file, ReadOptions options) {
    return Bytes.read(Input.nameOf(file), () -> new CsvFile(file, options));
  }

  /** The columns in the order of the file. */
  public List<String> names() {
    return dialect.names();
  }

  /** The start of the file; whether that is all of it. */
  private boolean sample(StringBuilder text) throws IOException {
    char[] chars = new char[SAMPLE_CHARS];
    long lines = -1L - options.csv().skip();
    try (Reader in = encoding.openLenient(file)) {
      while (text.length() < MOST_SAMPLE_CHARS
          && (lines < SAMPLE_LINES || text.length() < SAMPLE_CHARS)) {
        int count = in.read(chars);
        if (count < 0) {
          return true;
        }
        text.append(chars, 0, count);
        lines += CharSequences.lineEnds(chars, count);
      }
    }
    return false;
  }

  /** Whether it is read as it is, without a copy. */
  private boolean isRegular() {
    return encoding.isUtf8()
        && !scan.isIrregular()
        && dialect.skip() == 0
        && dialect.comment().isEmpty()
        && dialect.separator() != CsvParser.BLANKS
        && dialect.separator() < 128
        && dialect.width() <= MOST_COLUMNS;
  }

  /**
   * The rows, ready to be read.
   *
   * @param names of the columns in the order that is wanted; the file has the same ones
   */
  public CsvRows rows(List<String> names) {
    int[] order = names.stream().mapToInt(dialect.names()::indexOf).toArray();
    List<String> notices = new ArrayList<>(dialect.notices());
    encoding.notice(name).ifPresent(notices::add);
    return isRegular()
        ? new CsvRows(regular(order), false, regularRows(), notices, Optional.empty())
        : Bytes.read(name, () -> copied(order, notices));
  }

  private long regularRows() {
    return scan.records() - (dialect.header() ? 1 : 0);
  }

  private String regular(int[] order) {
    String rows = reading(file, dialect.header(), dialect.separator(), dialect.width());
    boolean isInOrder = IntStream.range(0, order.length).allMatch(i -> order[i] == i);
    return isInOrder ? rows : "(SELECT %s FROM %s)".formatted(reordered(order), rows);
  }

  private static String reordered(int[] order) {
    return IntStream.range(0, order.length)
        .mapToObj(i -> "c" + order[i] + " AS c" + i)
        .collect(Collectors.joining(", "));
  }

  private CsvRows copied(int[] order, List<String> notices) throws IOException {
    boolean isTall = dialect.width() > MOST_COLUMNS;
    ScratchFile scratch = ScratchFile.create();
    CsvCopy copy = new CsvCopy(name, dialect, order, isTall);
    copy.run(file, encoding, scratch.path());
    notices.addAll(copy.notices());
    String from = reading(scratch.path(), false, ',', isTall ? 2 : order.length);
    return new CsvRows(from, isTall, copy.rows(), notices, Optional.of(scratch));
  }

  private String reading(Path path, boolean header, char separator, int width) {
    return "read_csv(%s, auto_detect=false, hive_partitioning=false, compression='%s', quote='\"', escape='\"', header=%s, delim=%s%s, columns={%s})"
        .formatted(
            Sql.file(path),
            Bytes.isGzip(path) ? "gzip" : "none",
            header,
            Sql.text(separator == CsvParser.NONE ? "\u0001" : String.valueOf(separator)),
            maxLine(),
            columns(width));
  }

  private String maxLine() {
    return scan.longest() < USUAL_LINE ? "" : ", max_line_size=" + 2 * (scan.longest() + 1024);
  }

  private static String columns(int width) {
    return IntStream.range(0, width)
        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
        .collect(Collectors.joining(", "));
  }
}
