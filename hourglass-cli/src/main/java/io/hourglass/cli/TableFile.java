package io.hourglass.cli;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class TableFile implements AutoCloseable {
  private final BufferedWriter out;
  private boolean begun;

  private TableFile(BufferedWriter out) {
    this.out = out;
  }

  static TableFile open(Path file) throws IOException {
    return new TableFile(Files.newBufferedWriter(file));
  }

  void write(Table table) {
    try {
      if (!begun) {
        begun = true;
        out.write(String.join(",", table.schema().names()) + "\n");
      }
      for (int row = 0; row < table.rows(); row++) {
        StringBuilder line = new StringBuilder();
        for (Column column : table.columns()) {
          line.append(line.length() == 0 ? "" : ",").append(column.value(row));
        }
        out.write(line.append('\n').toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
