package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.command.RowOutput;
import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.network.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the reconstruction error of every row. */
@Command(
    name = "score",
    description = {
      "Score every row: higher is more anomalous.",
      "Writes the columns row (from 1), score (nats), squared_error, and the columns of "
          + "--keep, as CSV or Parquet. Files may be of any size."
    },
    footer = {
      "  hourglass score model.hg --data new.csv --out scores.csv",
      "  hourglass score model.hg --data new.parquet --out scores.parquet --keep id",
      "  hourglass score model.hg --data new.csv --out scores.csv --columns"
    })
public final class ScoreCommand implements Callable<Integer> {
  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RowOutput.Option out = new RowOutput.Option();
  @Mixin private CopyOption copy = new CopyOption();

  @Option(names = "--columns", description = "Also write the contribution of each column, in nats.")
  private boolean columns;

  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Autoencoder autoencoder = model.load();
    return out.output(copy)
        .write(
            data,
            autoencoder.reading(),
            console,
            (table, firstRow) -> scored(autoencoder, table, firstRow));
  }

  private Table scored(Autoencoder autoencoder, Table table, long firstRow) {
    Scores scores = autoencoder.score(autoencoder.codec().encode(table, firstRow));
    return scored(table, firstRow, scores);
  }

  private Table scored(Table table, long firstRow, Scores scores) {
    List<Column> all = new ArrayList<>();
    all.add(RowOutput.numbers(firstRow, table.rows()));
    all.add(new NumericColumn("score", scores.nats()));
    all.add(new NumericColumn("squared_error", scores.squaredError()));
    if (columns) {
      all.addAll(contributions(scores));
    }
    return new Table(table.name(), all);
  }

  private static List<Column> contributions(Scores scores) {
    List<Column> contributions = new ArrayList<>();
    for (int i = 0; i < scores.columns().size(); i++) {
      int column = i;
      double[] nats =
          IntStream.range(0, scores.rows()).mapToDouble(row -> scores.of(row, column)).toArray();
      contributions.add(new NumericColumn("nats." + scores.columns().get(i), nats));
    }
    return contributions;
  }
}
