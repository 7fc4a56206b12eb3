package io.hourglass.cli.option;

import io.hourglass.data.Reading;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of every command that reads data. */
public final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "D",
      description =
          "A file, glob, folder, query or named data set: payments.csv, '2026/*.parquet', "
              + "photos/, \"SELECT ... FROM 'a.csv'\", mnist:test.")
  private String data = "";

  @Option(
      names = "--labels",
      paramLabel = "COLUMN",
      description = "Column of labels; excluded from training.")
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns to exclude, such as an id.")
  private List<String> drop = new ArrayList<>();

  @Option(
      names = "--categorical",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of categories that look like numbers, such as a branch code.")
  private List<String> categorical = new ArrayList<>();

  @Option(
      names = "--numeric",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of numbers: text in them is an error.")
  private List<String> numeric = new ArrayList<>();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      split = ",",
      description = "Texts that mean a missing value, besides the empty one, as in n/a,?")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--header",
      paramLabel = "auto|yes|no",
      description = "Whether the first row of a CSV file names its columns (default: auto).")
  private ReadOptions.Header header = ReadOptions.Header.AUTO;

  @ArgGroup(exclusive = false)
  private CellOption cells = new CellOption();

  @ArgGroup(exclusive = false)
  private CsvDialectOptions csv = new CsvDialectOptions();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Resize images to this width and height, as in 28x28.")
  private Optional<String> size = Optional.empty();

  /** The value of {@code --data}. */
  public String spec() {
    return data;
  }

  /** The column of labels, if there is one. */
  public Optional<String> labels() {
    return labels;
  }

  /** How to read data for a model, as its training data were read. */
  public ReadOptions reading(Split split, Reading of) {
    return reading(split).withReading(of);
  }

  /** How to read; {@code split} is the part of a named data set when its name alone is given. */
  public ReadOptions reading(Split split) {
    ReadOptions options =
        ReadOptions.defaults()
            .withMissing(missing)
            .withCategorical(categorical)
            .withNumeric(numeric)
            .withDrop(drop)
            .withHeader(header)
            .withCells(cells.options())
            .withCsv(csv.options())
            .withSplit(split);
    return size.map(text -> options.withSize(ReadOptions.Size.parse(text))).orElse(options);
  }
}
