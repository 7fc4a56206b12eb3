package io.hourglass.io.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.io.Tables;
import io.hourglass.io.image.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableWriterTest {
  private static final Table TABLE =
      new Table(
          "t",
          List.of(
              new NumericColumn("x", new double[] {1, 0.1, Double.NaN}),
              CategoricalColumn.of("a \"b\"", List.of("p,q", "", " r\n")),
              new TimestampColumn("at", new long[] {0, TimestampColumn.MISSING, 1500})));

  @TempDir Path folder;

  @Test
  void writesCsvThatEveryProgramReads() throws IOException {
    Path target = folder.resolve("t.csv");
    TableWriter.write(target, TABLE);
    assertThat(target)
        .hasContent(
            "x,\"a \"\"b\"\"\",at\n1,\"p,q\",1970-01-01T00:00:00Z\n0.1,,\n,\" r\n\",1970-01-01T00:00:01.500Z\n");
  }

  @Test
  void leavesNothingThatIsNotFinished() throws IOException {
    for (String name : List.of("t.csv", "t.parquet")) {
      Path target = Files.writeString(folder.resolve(name), "old");
      try (TableWriter writer = TableWriter.open(target, TABLE.schema())) {
        writer.append(TABLE);
      }
      assertThat(target).hasContent("old");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void refusesPlacesThatItCannotWriteTo() {
    assertThatThrownBy(() -> TableWriter.write(folder.resolve("no/t.csv"), TABLE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%1$s/no/t.csv: cannot be written: there is no folder %1$s/no".formatted(folder));
    assertThatThrownBy(() -> TableWriter.write(folder, TABLE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder + ": expected a name that ends in .csv, .tsv, .csv.gz, .tsv.gz or .parquet");
    assertThatThrownBy(() -> TableWriter.write(folder.resolve("t.xls"), TABLE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder
                + "/t.xls: expected a name that ends in .csv, .tsv, .csv.gz, .tsv.gz or .parquet");
  }

  @Test
  void refusesOtherColumns() {
    try (TableWriter writer = TableWriter.open(folder.resolve("t.csv"), TABLE.schema())) {
      assertThatThrownBy(() -> writer.append(TABLE.without(List.of("at"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the columns to write must be x numeric, a \"b\" categorical, at timestamp, got x"
                  + " numeric, a \"b\" categorical");
    }
  }

  @Test
  void writesImagesThatAreReadBackTheSame() {
    byte[][] pixels = {{0, 50, 100, (byte) 150, (byte) 200, (byte) 255}, {1, 2, 3, 4, 5, 6}};
    for (ColumnType.Image type :
        List.of(new ColumnType.Image(2, 3, 1), new ColumnType.Image(1, 2, 3))) {
      ImageColumn images = new ImageColumn("image", type, pixels);
      Path target = folder.resolve(type.label());
      Png.writeFolder(target, images);
      ImageColumn read = (ImageColumn) Tables.read(target.toString()).column("image");
      assertThat(read.type()).isEqualTo(type);
      assertThat(read.pixels(0)).isEqualTo(pixels[0]);
      assertThat(read.pixels(1)).isEqualTo(pixels[1]);
    }
  }
}
