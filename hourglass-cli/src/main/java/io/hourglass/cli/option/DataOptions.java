package io.hourglass.cli.option;

import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that reads data. */
public final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "D",
      description = {
        "A file, glob, folder, query or named data set:",
        "payments.csv, '2026/*.parquet', photos/, \"SELECT ... FROM 'a.csv'\", mnist:test."
      })
  private String data = "";

  @Option(
      names = "--labels",
      paramLabel = "COLUMN",
      description = "Column that tells the kinds of rows apart; kept out of training.")
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns to leave out, such as an id.")
  private List<String> drop = new ArrayList<>();

  @Option(
      names = "--categorical",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of names that look like numbers, such as a branch code.")
  private List<String> categorical = new ArrayList<>();

  @Option(
      names = "--numeric",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that must be numbers: a text in them is an error.")
  private List<String> numeric = new ArrayList<>();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      split = ",",
      description = "Texts that mean \"no value\", besides the empty one: n/a,?")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--header",
      paramLabel = "auto|yes|no",
      description = "Whether the first row of a CSV file names its columns (default: auto).")
  private ReadOptions.Header header = ReadOptions.Header.AUTO;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Resize pictures to this width and height, as in 28x28.")
  private Optional<String> size = Optional.empty();

  /** What was asked for with {@code --data}. */
  public String spec() {
    return data;
  }

  /** The column that tells the kinds of rows apart, if one was named. */
  public Optional<String> labels() {
    return labels;
  }

  /** How to read; {@code split} is the part that the bare name of a data set means. */
  public ReadOptions reading(Split split) {
    ReadOptions options =
        ReadOptions.defaults()
            .withMissing(missing)
            .withCategorical(categorical)
            .withNumeric(numeric)
            .withDrop(drop)
            .withHeader(header)
            .withSplit(split);
    return size.map(text -> options.withSize(ReadOptions.Size.parse(text))).orElse(options);
  }
}
