package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.command.RowOutput;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.io.format.TableWriter;
import io.hourglass.report.ImageSheet;
import io.hourglass.report.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generates rows with a model whose latent has a prior. */
@Command(
    name = "sample",
    description = {
      "Generate rows with a model whose latent has a prior: a variational or quantized one.",
      "Samples codes from the prior and decodes them. Tables become CSV or Parquet; images one PNG "
          + "sheet, or a folder of PNG files."
    },
    footer = {
      "  hourglass sample vae.hg --rows 1000 --out new.csv",
      "  hourglass sample mnist-vae.hg --out digits.png",
      "  hourglass sample mnist-vae.hg --rows 5000 --seed 7 --out images/",
      "  hourglass sample conditional.hg --given label=7 --out sevens.png"
    })
public final class SampleCommand implements Callable<Integer> {
  @Mixin private ModelArgument model = new ModelArgument();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Number of rows (default: ${DEFAULT-VALUE}).")
  private int rows = 100;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE-or-DIR",
      description = "The file to write, .csv, .parquet or .png, or a new folder for images.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same rows (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--given",
      paramLabel = "COLUMN=VALUE",
      description = "Value of a column that a conditional model needs; repeatable.")
  private Map<String, String> given = new LinkedHashMap<>();

  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    checkOut();
    Autoencoder autoencoder = model.load();
    write(autoencoder.sample(values(autoencoder.schema()), rows, seed));
    report();
    return Failures.OK;
  }

  private void checkOut() {
    if (RowOutput.isTable(out) || isSheet()) {
      Output.checkedFile(out);
    } else {
      Output.checkedFolder(out);
    }
  }

  private boolean isSheet() {
    return out.toString().endsWith(".png");
  }

  private void write(Table sampled) {
    if (RowOutput.isTable(out)) {
      table(sampled);
    } else {
      images(sampled);
    }
  }

  private void report() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("out", out.toString());
    json.put("rows", rows);
    json.put("seed", seed);
    console.report(json, "%s: %s written".formatted(out, Text.count(rows, "row")));
  }

  private Map<String, Object> values(Schema schema) {
    Map<String, Object> values = new LinkedHashMap<>();
    given.forEach((column, text) ->
        values.put(column, schema.field(column).<Object>map(f -> value(f, text)).orElse(text)));
    return values;
  }

  private static Object value(Field field, String text) {
    try {
      return parsed(field.type(), text);
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "--given %s must be a %s value, got \"%s\""
              .formatted(field.name(), field.type().label(), text),
          e);
    }
  }

  private static Object parsed(ColumnType type, String text) {
    if (type instanceof ColumnType.Numeric) {
      return Double.parseDouble(text);
    }
    return type instanceof ColumnType.Timestamp ? Instant.parse(text) : text;
  }

  private void table(Table sampled) {
    try (TableWriter writer = TableWriter.open(out, sampled.schema())) {
      writer.append(sampled);
      writer.finish();
    }
  }

  private void images(Table sampled) {
    checkImages(sampled.schema());
    ImageColumn images = ImageSheet.in(sampled, sampled.schema());
    if (isSheet()) {
      int across = (int) Math.ceil(Math.sqrt(rows));
      Output.file(out, file -> ImageSheet.writePng(ImageSheet.grid(images, across), file));
    } else {
      Output.folder(out, folder -> write(images, folder));
    }
  }

  private void checkImages(Schema schema) {
    if (ImageSheet.find(schema).isEmpty()) {
      throw new IllegalArgumentException(
          "--out must end in .csv or .parquet for a model of %s, got \"%s\""
              .formatted(Text.shortened(schema.toString(), 200), out));
    }
  }

  private static void write(ImageColumn images, Path folder) throws IOException {
    for (int row = 0; row < images.rows(); row++) {
      ImageSheet.writePng(
          ImageSheet.image(images, row), folder.resolve(Text.format("%06d.png", row + 1)));
    }
  }
}
