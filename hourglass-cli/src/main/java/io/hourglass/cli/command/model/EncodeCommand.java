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
    return out.output()
        .write(data, autoencoder.reading(), console, (table, firstRow) -> encoded(autoencoder, table, firstRow));
  }

  private Table encoded(Autoencoder autoencoder, Table table, long firstRow) {
    Rows features = autoencoder.codec().encode(table, firstRow);
    float[] codes = autoencoder.network().encode(features.values());
    int width = autoencoder.design().latent().width();
    List<Column> all = new ArrayList<>();
    all.add(RowOutput.numbers(firstRow, table.rows()));
    for (int i = 0; i < width; i++) {
      double[] values = new double[table.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = codes[row * width + i];
      }
      all.add(new NumericColumn("z" + (i + 1), values));
    }
    return copy.appended(table, all);
  }
}
