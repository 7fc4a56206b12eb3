package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.command.RowOutput;
import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the reconstruction of every row. */
@Command(
    name = "reconstruct",
    description = {
      "Reconstruct every row: encode and decode it.",
      "Tables become CSV or Parquet. Images become a folder of PNG files, or one PNG sheet "
          + "with the originals above the reconstructions."
    },
    footer = {
      "  hourglass reconstruct payments.hg --data new.csv --out expected.csv --keep id",
      "  hourglass reconstruct mnist.hg --data mnist:test --out sheet.png --rows 60",
      "  hourglass reconstruct mnist.hg --data mnist:test --out images/",
      "  hourglass reconstruct cleaner.hg --data noisy/ --out cleaned/",
      "  hourglass reconstruct cleaner.hg --data mnist:test --out cleaned.png \\",
      "      --corruption gaussian:0.4,clip"
    })
public final class ReconstructCommand implements Callable<Integer> {
  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE-or-DIR",
      description = "The file to write, .csv, .parquet or .png, or a new folder for images.")
  private Path out = Path.of("");

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Images on a sheet, at most (default: ${DEFAULT-VALUE}).")
  private int rows = 100;

  @Option(
      names = "--corruption",
      paramLabel = "C",
      description =
          "Corrupt the rows first, as in gaussian:0.4,clip (see train): a sheet then shows "
              + "the noisy images above the denoised ones.")
  private Optional<String> corruption = Optional.empty();

  @Mixin private CopyOption copy = new CopyOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    checkRows();
    noise(); // an invalid one is refused before anything is read
    return RowOutput.isTable(out) ? table() : images(out.toString().endsWith(".png"));
  }

  private void checkRows() {
    if (rows < 1) {
      throw new IllegalArgumentException("--rows must be at least 1, got " + rows);
    }
  }

  private int table() {
    Autoencoder autoencoder = model.load();
    return new RowOutput(out, copy)
        .write(
            data,
            autoencoder.reading(),
            console,
            (table, firstRow) -> expected(autoencoder, table, firstRow));
  }

  private Optional<Corruption> noise() {
    return corruption.map(CorruptionText::parse);
  }

  /** The rows that are reconstructed: corrupted, where that is wanted. */
  private Table seen(Autoencoder autoencoder, Table table, long firstRow) {
    Codec codec = autoencoder.codec();
    Rows clean = codec.encode(table, firstRow); // a bad cell is reported with its true row
    return noise()
        .map(noise -> codec.decode(noise.corrupt(clean, codec, firstRow), table.name()))
        .orElse(table);
  }

  private Table expected(Autoencoder autoencoder, Table table, long firstRow) {
    List<Column> all = new ArrayList<>();
    all.add(RowOutput.numbers(firstRow, table.rows()));
    all.addAll(autoencoder.reconstruct(seen(autoencoder, table, firstRow)).columns());
    return new Table(table.name(), all);
  }

  private int images(boolean isSheet) {
    checkOut(isSheet);
    Autoencoder autoencoder = model.load();
    checkImages(autoencoder.schema());
    TableSource source = Tables.open(data.spec(), data.reading(Split.TEST, autoencoder.reading()));
    report(isSheet ? sheet(autoencoder, source) : folder(autoencoder, source));
    return Failures.OK;
  }

  private void checkOut(boolean isSheet) {
    if (isSheet) {
      Output.checkedFile("--out", out, data.spec());
    } else {
      Output.checkedFolder(out);
    }
  }

  private void checkImages(Schema schema) {
    if (schema.fields().size() != 1 || ImageSheet.find(schema).isEmpty()) {
      throw new IllegalArgumentException(
          "--out must end in .csv or .parquet for a model of %s, got \"%s\""
              .formatted(Text.shortened(schema.toString(), 200), out));
    }
  }

  private void report(long written) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", out.toString());
    json.put("rows", written);
    console.report(json, "%s: %s written".formatted(out, Text.count(written, "image")));
  }

  private long sheet(Autoencoder autoencoder, TableSource source) {
    Table some = seen(autoencoder, source.firstBatch(rows), 0);
    ImageColumn originals = ImageSheet.in(some, autoencoder.schema());
    ImageColumn expected = ImageSheet.in(autoencoder.reconstruct(some), autoencoder.schema());
    Output.file(out, file -> ImageSheet.writePng(ImageSheet.sheet(originals, expected), file));
    return some.rows();
  }

  private long folder(Autoencoder autoencoder, TableSource source) {
    AtomicLong written = new AtomicLong();
    Output.folder(out, folder -> written.set(writeAll(autoencoder, source, folder)));
    if (written.get() == 0) {
      throw DataException.noRows(source.name());
    }
    return written.get();
  }

  private long writeAll(Autoencoder autoencoder, TableSource source, Path folder) {
    return source.forEachBatch((table, firstRow) -> write(autoencoder, table, firstRow, folder));
  }

  private void write(Autoencoder autoencoder, Table table, long firstRow, Path folder) {
    Table seen = seen(autoencoder, table, firstRow);
    ImageColumn expected = ImageSheet.in(autoencoder.reconstruct(seen), autoencoder.schema());
    for (int row = 0; row < table.rows(); row++) {
      write(expected, row, folder.resolve(Text.format("%06d.png", firstRow + row + 1)));
    }
  }

  private static void write(ImageColumn images, int row, Path file) {
    try {
      ImageSheet.writePng(ImageSheet.image(images, row), file);
    } catch (IOException e) {
      throw Output.failure(file.getFileName(), Output.reason(e), e);
    }
  }
}
