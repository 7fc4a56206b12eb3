package io.hourglass.io.format;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.PlainValue;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.WriteFailure;
import io.hourglass.store.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Comma- or tab-separated values with a header, as RFC 4180 has them but for line ends of \n. */
final class CsvWriter implements TableWriter {
  private final Path target;
  private final AtomicFile file;
  private final Writer out;
  private final Schema schema;
  private final char separator;

  CsvWriter(Path target, Schema schema, char separator) throws IOException {
    checkNoImages(target, schema);
    this.schema = schema;
    this.separator = separator;
    this.target = target;
    this.file = AtomicFile.open(target);
    try {
      this.out = open(file.temporary(), Bytes.isGzip(target));
      line(schema.names());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static void checkNoImages(Path target, Schema schema) {
    for (Field field : schema.fields()) {
      if (field.type() instanceof ColumnType.Image) {
        throw WriteChecks.unwritable(target, field, "text");
      }
    }
  }

  private static Writer open(Path path, boolean packed) throws IOException {
    OutputStream raw = Files.newOutputStream(path);
    OutputStream stream = packed ? new GZIPOutputStream(raw, 1 << 16) : raw;
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public void append(Table table) {
    WriteChecks.checkSchema(table, schema);
    try {
      for (int row = 0; row < table.rows(); row++) {
        line(cells(table, row));
      }
    } catch (IOException e) {
      throw WriteFailure.of(target, e);
    }
  }

  private static List<String> cells(Table table, int row) {
    return table.columns().stream().map(column -> PlainValue.text(column.value(row))).toList();
  }

  private void line(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(separator);
      }
      out.write(quoted(cells.get(i)));
    }
    out.write('\n');
  }

  private String quoted(String cell) {
    boolean plain =
        cell.indexOf(separator) < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void finish() {
    try {
      out.close();
      file.finish();
    } catch (IOException e) {
      throw WriteFailure.of(target, e);
    }
  }

  @Override
  public void close() {
    // where the disk is full, which append or finish has said, the file goes away all the same
    try (file;
        out) {
      return;
    } catch (IOException e) {
      throw WriteFailure.of(target, e);
    }
  }
}
