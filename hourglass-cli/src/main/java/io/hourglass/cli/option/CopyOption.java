package io.hourglass.cli.option;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Columns of the data that are copied to the output. */
public final class CopyOption {
  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the data to copy to the output, such as an id.")
  private List<String> copied = new ArrayList<>();

  /** Their names. */
  public List<String> names() {
    return List.copyOf(copied);
  }

  /**
   * The columns of a table.
   *
   * @param taken names of other columns of the output; a column of that name gets a prefix
   */
  public List<Column> of(Table table, Set<String> taken) {
    List<Column> columns = new ArrayList<>();
    for (String name : copied) {
      Column column = table.column(name);
      columns.add(taken.contains(name) ? column.renamed("data." + name) : column);
    }
    return columns;
  }
}
