package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Goes through the bytes of a file in UTF-8, at the speed of the disk: whether they are UTF-8, how
 * many records there are, and whether each is written as RFC 4180 has it, with as many cells as the
 * first one. A file that is not so in any place is irregular.
 */
final class CsvScan {
  private static final byte ORDINARY = 0;
  private static final byte SEPARATOR = 1;
  private static final byte LF = 2;
  private static final byte CR = 3;
  private static final byte QUOTE = 4;
  private static final byte ZERO = 5;
  private static final byte BLANK = 6;
  private static final byte LEAD_OF_2 = 7;
  private static final byte LEAD_OF_3 = 8;
  private static final byte LEAD_OF_4 = 9;
  private static final byte FOLLOWING = 10;
  private static final byte NEVER = 11;

  /** At the start of a cell, within one, within quotes, behind the closing quote. */
  private enum State {
    START,
    CELL,
    QUOTED,
    CLOSED
  }

  private final byte[] kinds = new byte[256];
  private final int width;
  private State state = State.START;
  private boolean isIrregular;
  private boolean isBehindCr;
  private int cells = 1;
  private int following;
  private long line = 1;
  private long records;
  private long crLfs;
  private long lfs;
  private long position;
  private long lineStart;
  private long longest;
  private long wrongLine;
  private boolean isLatin1 = true;

  CsvScan(char separator, int width) {
    this.width = width;
    for (int b = 128; b < 256; b++) {
      kinds[b] = b < 0xc0 ? FOLLOWING : b < 0xe0 ? LEAD_OF_2 : b < 0xf0 ? LEAD_OF_3 : LEAD_OF_4;
    }
    kinds[0xc0] = kinds[0xc1] = NEVER;
    for (int b = 0xf5; b < 256; b++) {
      kinds[b] = NEVER;
    }
    if (width == 1) {
      // of one column a line of blanks may be no row
      kinds[' '] = kinds['\t'] = BLANK;
    }
    kinds['\n'] = LF;
    kinds['\r'] = CR;
    kinds['"'] = QUOTE;
    kinds[0] = ZERO;
    if (separator != CsvParser.NONE && separator < 128) {
      kinds[separator] = SEPARATOR;
    }
  }

  /**
   * Goes through a file.
   *
   * @param name of it, for messages
   * @throws DataException if it is not text in UTF-8
   */
  void run(Path file, String name, int markBytes) throws IOException {
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Bytes.open(file)) {
      in.skipNBytes(markBytes);
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        accept(buffer, count);
        position += count;
      }
    }
    wrongLine = wrongLine == 0 && following > 0 ? line : wrongLine;
    if (wrongLine > 0) {
      throw TextEncoding.notUtf8(name, wrongLine, isLatin1 ? "latin1" : "windows-1252");
    }
    end();
  }

  /** Number of records, with the header. */
  long records() {
    return records;
  }

  /** Bytes of the longest line. */
  long longest() {
    return longest;
  }

  /** Whether it is not written as RFC 4180 has it. */
  boolean isIrregular() {
    return isIrregular;
  }

  private void accept(byte[] buffer, int count) {
    for (int i = 0; i < count; i++) {
      byte kind = kinds[buffer[i] & 0xff];
      if (kind <= SEPARATOR && isPlain()) {
        i = behindCells(buffer, i, count) - 1;
      } else if (kind == ORDINARY) {
        ordinary();
      } else {
        special(kind, buffer[i], i);
      }
    }
  }

  private boolean isPlain() {
    return (state == State.START || state == State.CELL) && following == 0 && !isBehindCr;
  }

  /** Passes over ordinary characters and separators; most of a file is nothing else. */
  private int behindCells(byte[] buffer, int from, int count) {
    byte[] kind = kinds;
    int more = cells;
    boolean isCell = state == State.CELL;
    int i = from;
    for (; i < count; i++) {
      byte k = kind[buffer[i] & 0xff];
      if (k > SEPARATOR) {
        break;
      }
      more += k;
      isCell = k == ORDINARY;
    }
    cells = more;
    isIrregular |= more > width;
    state = isCell ? State.CELL : State.START;
    return i;
  }

  private void ordinary() {
    isIrregular |= isBehindCr || state == State.CLOSED;
    isBehindCr = false;
    if (following > 0) {
      wrong((byte) 0);
    }
    state = state == State.START ? State.CELL : state;
  }

  private void special(byte kind, byte b, int at) {
    if (kind >= LEAD_OF_2) {
      beyondAscii(kind, b);
      return;
    }
    if (following > 0) {
      wrong((byte) 0);
    }
    if (isBehindCr && kind != LF) {
      isIrregular = true;
    }
    switch (kind) {
      case SEPARATOR -> separator();
      case LF -> lineFeed(at);
      case CR -> isBehindCr = state != State.QUOTED;
      case QUOTE -> quote();
      case BLANK -> blank();
      default -> isIrregular = true;
    }
    isBehindCr &= kind == CR;
  }

  private void separator() {
    isIrregular |= state != State.QUOTED && cells == width;
    cells += state == State.QUOTED ? 0 : 1;
    state = state == State.QUOTED ? state : State.START;
  }

  private void blank() {
    isIrregular |= state == State.START || state == State.CLOSED;
  }

  private void quote() {
    isIrregular |= state == State.CELL;
    state = state == State.QUOTED ? State.CLOSED : State.QUOTED;
  }

  private void lineFeed(int at) {
    line++;
    long behind = position + at + 1;
    longest = Math.max(longest, behind - lineStart);
    if (state == State.QUOTED) {
      return;
    }
    lineStart = behind;
    crLfs += isBehindCr ? 1 : 0;
    lfs += isBehindCr ? 0 : 1;
    endRecord();
  }

  private void endRecord() {
    if (cells == 1 && state == State.START) {
      isIrregular |= width == 1;
    } else {
      isIrregular |= cells != width;
      records++;
    }
    cells = 1;
    state = State.START;
  }

  private void end() {
    longest = Math.max(longest, position - lineStart);
    isIrregular |= state == State.QUOTED || isBehindCr || (lfs > 0 && crLfs > 0);
    if (cells > 1 || state != State.START) {
      endRecord();
    }
  }

  private void beyondAscii(byte kind, byte b) {
    boolean isExpected = kind == FOLLOWING ? following > 0 : kind != NEVER && following == 0;
    if (!isExpected) {
      wrong(b);
    }
    following = kind == FOLLOWING ? Math.max(0, following - 1) : kind == NEVER ? 0 : kind - BLANK;
    isIrregular |= isBehindCr || state == State.CLOSED;
    isBehindCr = false;
    state = state == State.START ? State.CELL : state;
  }

  /** Bytes of 0x80 to 0x9f are letters in windows-1252, and control characters in Latin-1. */
  private void wrong(byte b) {
    wrongLine = wrongLine == 0 ? line : wrongLine;
    following = 0;
    int code = b & 0xff;
    isLatin1 &= code < 0x80 || code > 0x9f;
  }
}
