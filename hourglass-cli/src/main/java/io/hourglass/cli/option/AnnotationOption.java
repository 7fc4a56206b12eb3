package io.hourglass.cli.option;

import io.hourglass.cli.output.Console;
import io.hourglass.data.Schema;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.report.ImageSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * Label columns that are excluded from training: those that a named data set declares, and in other
 * data a column {@code label} beside images.
 */
public final class AnnotationOption {
  @Option(
      names = "--include-label",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Label columns to include in training (default: none; the label columns of a "
              + "named data set, and a column label beside images, are excluded).")
  private List<String> included = new ArrayList<>();

  /**
   * The label columns to exclude.
   *
   * @param spec value of {@code --data}
   * @throws IllegalArgumentException if a column is to be included that would be anyway
   */
  public List<String> excluded(String spec, Schema schema) {
    List<String> all =
        DataSets.meantBy(spec).map(DataSet::annotations).orElseGet(() -> besideImages(schema));
    included.forEach(column -> checkExcluded(column, all));
    return all.stream().filter(column -> !included.contains(column)).toList();
  }

  private static void checkExcluded(String column, List<String> all) {
    if (!all.contains(column)) {
      throw new IllegalArgumentException(
          "--include-label must name columns that are excluded by default, %s, got \"%s\""
              .formatted(all, column));
    }
  }

  /** Notes which label columns are excluded, if any. */
  public void note(Set<String> excluded, Console console) {
    if (!excluded.isEmpty()) {
      console.note(
          "excluded label column: %s (include it with --include-label)"
              .formatted(String.join(", ", excluded)));
    }
  }

  private static List<String> besideImages(Schema schema) {
    boolean hasImages = ImageSheet.find(schema).isPresent();
    return hasImages && schema.field("label").isPresent() ? List.of("label") : List.of();
  }
}
