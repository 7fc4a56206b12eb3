package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.command.RowOutput;
import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the code of every row. */
@Command(
    name = "encode",
    description = {
      "Write the code of every row.",
      "Writes the columns row (from 1), z1, z2, ... and the columns of --keep, as CSV or "
          + "Parquet. Files may be of any size."
    },
    footer = {
      "  hourglass encode model.hg --data new.csv --out codes.csv",
      "  hourglass encode mnist.hg --data mnist:test --out codes.parquet --keep label"
    })
public final class EncodeCommand implements Callable<Integer> {
  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RowOutput.Option out = new RowOutput.Option();
  @Mixin private CopyOption copy = new CopyOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Autoencoder autoencoder = model.load();
    return out.output(copy)
        .write(
            data,
            autoencoder.reading(),
            console,
            (table, firstRow) -> encoded(autoencoder, table, firstRow));
  }

  private Table encoded(Autoencoder autoencoder, Table table, long firstRow) {
    Rows features = autoencoder.codec().encode(table, firstRow);
    float[] codes = autoencoder.network().encode(features.values());
    List<Column> all = new ArrayList<>();
    all.add(RowOutput.numbers(firstRow, table.rows()));
    all.addAll(columns(codes, table.rows(), autoencoder.design().latent().width()));
    return new Table(table.name(), all);
  }

  private static List<NumericColumn> columns(float[] codes, int rows, int width) {
    List<NumericColumn> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int latent = i;
      double[] values =
          IntStream.range(0, rows).mapToDouble(row -> codes[row * width + latent]).toArray();
      columns.add(new NumericColumn("z" + (latent + 1), values));
    }
    return columns;
  }
}
