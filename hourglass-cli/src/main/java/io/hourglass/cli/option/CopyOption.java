package io.hourglass.cli.option;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
   * A table of the output: columns of its own, then the copied ones.
   *
   * @param own columns; a copied column of the same name gets a prefix
   */
  public Table appended(Table table, List<Column> own) {
    Set<String> taken = own.stream().map(Column::name).collect(Collectors.toSet());
    List<Column> all = new ArrayList<>(own);
    for (String name : copied) {
      Column column = table.column(name);
      all.add(taken.contains(name) ? column.renamed("data." + name) : column);
    }
    return new Table(table.name(), all);
  }
}
