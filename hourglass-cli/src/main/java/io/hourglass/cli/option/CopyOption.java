package io.hourglass.cli.option;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Columns of the data to hand through to the output. */
public final class CopyOption {
  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the data to copy to the output, such as an id.")
  private List<String> keep = new ArrayList<>();

  /** Names of the columns that were asked for. */
  public List<String> names() {
    return List.copyOf(keep);
  }

  /**
   * The columns that were asked for.
   *
   * @param taken names that the output has already
   */
  public List<Column> of(Table table, Set<String> taken) {
    List<Column> kept = new ArrayList<>();
    for (String name : keep) {
      Column column = table.column(name);
      kept.add(taken.contains(name) ? column.renamed("data." + name) : column);
    }
    return kept;
  }
}
