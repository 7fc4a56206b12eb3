package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import io.hourglass.setting.SettingReference;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the rows of an irregular file once more as RFC 4180 has it, without a header.
 *
 * <p>A blank line of a file with one column is a row with a missing cell if a row comes after it;
 * in a file with more columns it is no row. Blank cells behind the last column are passed over.
 */
final class CsvCopy {
  private final String name;
  private final CsvDialect dialect;
  private final int[] order;
  private final boolean isTall;
  private final List<String> notices = new ArrayList<>();
  private long rows;
  private long pendingBlanks;
  private long blankRows;
  private long longRows;

  /**
   * A copy of a file.
   *
   * @param order places in the file of the columns to write
   * @param isTall whether to write each cell in a line of its own, behind its column's number
   */
  CsvCopy(String name, CsvDialect dialect, int[] order, boolean isTall) {
    this.name = name;
    this.dialect = dialect;
    this.order = order.clone();
    this.isTall = isTall;
  }

  /** Number of rows written. */
  long rows() {
    return rows;
  }

  /** What there is to tell about the file. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Writes the copy.
   *
   * @throws DataException for the first row that has not as many cells as there are columns
   */
  void run(Path file, TextEncoding encoding, Path target) throws IOException {
    try (Reader in = encoding.open(file);
        Writer out = writer(target)) {
      CsvParser parser = new CsvParser(in, dialect.separator(), dialect.comment());
      parser.skipLines(dialect.skip());
      copy(parser, out);
      tell(parser);
    } catch (CharacterCodingException e) {
      throw otherEncoding(encoding, e);
    }
  }

  private DataException otherEncoding(TextEncoding encoding, CharacterCodingException e) {
    return new DataException(
        "%s: expected text in %s, got other bytes; name its encoding %s"
            .formatted(name, encoding.charset().name(), SettingReference.to("encoding")),
        e);
  }

  private static Writer writer(Path target) throws IOException {
    return new BufferedWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8), 1 << 16);
  }

  private void copy(CsvParser parser, Writer out) throws IOException {
    boolean isHeader = dialect.header();
    while (parser.next()) {
      if (!parser.complaint().isEmpty()) {
        throw new DataException("%s, row %d: %s".formatted(name, rows + 1, parser.complaint()));
      }
      if (parser.isBlank()) {
        pendingBlanks += isHeader ? 0 : 1;
      } else if (isHeader) {
        isHeader = false;
      } else {
        row(parser, out);
      }
    }
  }

  private void row(CsvParser parser, Writer out) throws IOException {
    if (dialect.width() == 1) {
      blankRows += pendingBlanks;
      for (; pendingBlanks > 0; pendingBlanks--) {
        write(List.of(""), out);
      }
    }
    check(parser.cells());
    write(parser.cells(), out);
  }

  private void check(List<String> cells) {
    boolean isLong = cells.size() > dialect.width();
    boolean isPadded = isLong && cells.stream().skip(dialect.width()).allMatch(String::isBlank);
    longRows += isPadded ? 1 : 0;
    if (cells.size() < dialect.width() || (isLong && !isPadded)) {
      throw new DataException(
          "%s, row %d: expected %d cells, got %d%s"
              .formatted(name, rows + 1, dialect.width(), cells.size(), wayOut(cells)));
    }
  }

  private String wayOut(List<String> cells) {
    return Stream.of("#", "//", "%")
        .filter(cells.get(0).strip()::startsWith)
        .findFirst()
        .map(mark -> "; pass over comments " + SettingReference.to("comment", mark))
        .orElseGet(() -> wayOutOfWidth(cells));
  }

  private String wayOutOfWidth(List<String> cells) {
    return cells.size() > dialect.width()
        ? "; quote a cell that holds a \"%s\", or name what separates cells %s"
            .formatted(dialect.shownSeparator(), SettingReference.to("separator"))
        : "; name what separates cells %s, or lines above the header to pass over %s"
            .formatted(SettingReference.to("separator"), SettingReference.to("skip"));
  }

  private void write(List<String> cells, Writer out) throws IOException {
    if (isTall) {
      writeTall(cells, out);
    } else {
      writeWide(cells, out);
    }
    rows++;
  }

  private void writeTall(List<String> cells, Writer out) throws IOException {
    for (int column = 0; column < order.length; column++) {
      out.write(Integer.toString(column));
      out.write(',');
      write(cells.get(order[column]), out);
      out.write('\n');
    }
  }

  private void writeWide(List<String> cells, Writer out) throws IOException {
    for (int column = 0; column < order.length; column++) {
      if (column > 0) {
        out.write(',');
      }
      write(cells.get(order[column]), out);
    }
    out.write('\n');
  }

  private void write(String cell, Writer out) throws IOException {
    boolean isPlain = !cell.isEmpty() && cell.chars().noneMatch(c -> "\",\n\r".indexOf(c) >= 0);
    out.write(isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
  }

  private void tell(CsvParser parser) {
    if (parser.comments() > 0) {
      notices.add(
          "%s: lines among the rows begin with %s and are passed over as comments (%,d)"
              .formatted(name, dialect.comment(), parser.comments()));
    }
    tellBlanks();
    if (parser.lineEnds().areMixed()) {
      notices.add(name + ": lines end in different ways, each as a line of its own");
    }
  }

  private void tellBlanks() {
    if (blankRows > 0) {
      notices.add(
          "%s: blank lines between rows are rows with a missing cell (%,d)"
              .formatted(name, blankRows));
    }
    if (longRows > 0) {
      notices.add(
          "%s: rows end with blank cells that belong to no column; these are passed over (%,d rows)"
              .formatted(name, longRows));
    }
  }
}
