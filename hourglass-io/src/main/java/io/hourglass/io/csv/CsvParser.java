package io.hourglass.io.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into records of cells, one record at a time.
 *
 * <p>Lines end with {@code \n}, {@code \r\n} or {@code \r}. A cell may be quoted, also behind
 * blanks; a quote within a cell that does not begin with one is a character like others.
 */
final class CsvParser {
  /** In place of a separator: each line is one cell. */
  static final char NONE = '\0';

  /** In place of a separator: runs of blanks and tabs. */
  static final char BLANKS = ' ';

  private static final int END = -1;

  private final Reader in;
  private final char separator;
  private final String comment;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private final StringBuilder cell = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private final LineEnds lineEnds = new LineEnds();
  private boolean isQuoted;
  private String complaint = "";
  private long line = 1;
  private long firstLine = 1;
  private long comments;

  /**
   * A parser of what comes next.
   *
   * @param comment how lines begin that are passed over; the empty text if none are
   */
  CsvParser(Reader in, char separator, String comment) {
    this.in = in;
    this.separator = separator;
    this.comment = comment;
  }

  /** All records of a text. */
  static List<CsvRecord> records(String text, char separator, String comment) {
    CsvParser parser = new CsvParser(new StringReader(text), separator, comment);
    List<CsvRecord> records = new ArrayList<>();
    try {
      while (parser.next()) {
        records.add(new CsvRecord(parser.firstLine, List.copyOf(parser.cells), parser.isBlank()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Passes over some lines, whatever is in them. */
  void skipLines(long count) throws IOException {
    for (long i = 0; i < count && peek() != END; i++) {
      skipLine();
    }
  }

  /** Moves to the next record; false at the end. */
  boolean next() throws IOException {
    while (isComment()) {
      comments++;
      skipLine();
    }
    cells.clear();
    isQuoted = false;
    firstLine = line;
    if (peek() == END) {
      return false;
    }
    boolean more = true;
    while (more) {
      more = separator == BLANKS ? hasMoreBlanks() : hasMore();
    }
    return true;
  }

  /** The cells of the record; reused for the next one. */
  List<String> cells() {
    return cells;
  }

  /** The line that the record begins in, from 1. */
  long firstLine() {
    return firstLine;
  }

  /** Whether the record is a line without anything but blanks. */
  boolean isBlank() {
    return cells.size() == 1 && !isQuoted && cells.get(0).isBlank();
  }

  /** What is wrong with quotes up to here, the empty text if nothing is. */
  String complaint() {
    return complaint;
  }

  /** Number of comments that were passed over. */
  long comments() {
    return comments;
  }

  /** How the lines up to here end. */
  LineEnds lineEnds() {
    return lineEnds;
  }

  private boolean isComment() throws IOException {
    for (int i = 0; i < comment.length(); i++) {
      if (peek(i) != comment.charAt(i)) {
        return false;
      }
    }
    return !comment.isEmpty();
  }

  private void skipLine() throws IOException {
    int c = read();
    while (c != '\n' && c != '\r' && c != END) {
      c = read();
    }
    endLine(c);
  }

  /** Reads a cell; whether the record has another one. */
  private boolean hasMore() throws IOException {
    cell.setLength(0);
    int c = read();
    while (isBlank(c) && c != separator) {
      cell.append((char) c);
      c = read();
    }
    c = c == '"' ? behindQuoted() : c;
    while (c != separator && c != '\n' && c != '\r' && c != END) {
      cell.append((char) c);
      c = read();
    }
    cells.add(cell.toString());
    return (c == separator && separator != NONE) || endLine(c);
  }

  /** Reads blanks and a cell; whether the record may have another one. */
  private boolean hasMoreBlanks() throws IOException {
    cell.setLength(0);
    int c = read();
    while (isBlank(c)) {
      c = read();
    }
    if (!isEnd(c)) {
      c = c == '"' ? behindQuoted() : c;
      while (!isBlank(c) && !isEnd(c)) {
        cell.append((char) c);
        c = read();
      }
      cells.add(cell.toString());
    } else if (cells.isEmpty()) {
      cells.add("");
    }
    return !isEnd(c) || endLine(c);
  }

  /** Reads what is quoted; the first character behind that which is no blank. */
  private int behindQuoted() throws IOException {
    isQuoted = true;
    cell.setLength(0);
    int c = untilQuote();
    while (c == '"' && peek() == '"') {
      read();
      cell.append('"');
      c = untilQuote();
    }
    complain(c == END, "a closing quote", "the end of the file");
    do {
      c = read();
    } while (isBlank(c) && c != separator && separator != BLANKS);
    boolean ends = isEnd(c) || c == separator || (separator == BLANKS && isBlank(c));
    complain(!ends, "a separator behind the closing quote", "\"" + (char) c + "\"");
    return c;
  }

  private int untilQuote() throws IOException {
    int c = read();
    while (c != '"' && c != END) {
      line += c == '\n' ? 1 : 0;
      cell.append((char) c);
      c = read();
    }
    return c;
  }

  private void complain(boolean isWrong, String expected, String got) {
    if (isWrong && complaint.isEmpty()) {
      complaint = "expected %s, got %s".formatted(expected, got);
    }
  }

  /** Passes over what is left of a line's end; always false. */
  private boolean endLine(int c) throws IOException {
    boolean isDouble = c == '\r' && peek() == '\n';
    if (isDouble) {
      read();
    }
    if (c != END) {
      lineEnds.add(c == '\n' ? LineEnds.LF : isDouble ? LineEnds.CR_LF : LineEnds.CR);
      line++;
    }
    return false;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isEnd(int c) {
    return c == '\n' || c == '\r' || c == END;
  }

  private int read() throws IOException {
    return position < limit || fill(0) ? buffer[position++] : END;
  }

  private int peek() throws IOException {
    return peek(0);
  }

  private int peek(int ahead) throws IOException {
    return position + ahead < limit || fill(ahead) ? buffer[position + ahead] : END;
  }

  /** Makes sure that a character ahead is in the buffer; false at the end of the text. */
  private boolean fill(int ahead) throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (limit <= ahead) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return false;
      }
      limit += count;
    }
    return true;
  }
}
