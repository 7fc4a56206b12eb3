package io.hourglass.io.source;

import io.hourglass.data.Table;
import java.util.List;

/**
 * A table that was read, with notices about it.
 *
 * @param table all rows
 * @param notices sentences such as {@code column "y" is missing in every row}; often none
 */
public record LoadedTable(Table table, List<String> notices) {
  public LoadedTable {
    notices = List.copyOf(notices);
  }
}
