package io.hourglass.cli.option;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.io.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Columns of the data that are copied to the output. */
public final class CopyOption {
  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the data to copy to the output as they are, such as an id.")
  private List<String> copied = new ArrayList<>();

  /** Their names. */
  public List<String> names() {
    return List.copyOf(copied);
  }

  /**
   * The columns as they are written in the file; empty if none are copied.
   *
   * @throws io.hourglass.data.DataException if there is no such column
   */
  public Optional<TableSource> texts(TableSource source) {
    return copied.isEmpty() ? Optional.empty() : Optional.of(Tables.texts(source, copied));
  }

  /**
   * A table of the output: columns of its own, then the copied ones; a copied column of the same
   * name as another gets a prefix.
   *
   * @param texts the same rows of {@link #texts}
   */
  public Table appended(Table own, Table texts) {
    Set<String> taken = own.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<Column> all = new ArrayList<>(own.columns());
    for (String name : copied) {
      Column column = texts.column(name);
      all.add(taken.contains(name) ? column.renamed("data." + name) : column);
    }
    return new Table(own.name(), all);
  }
}
