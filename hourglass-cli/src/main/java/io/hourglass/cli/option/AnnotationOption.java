package io.hourglass.cli.option;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Schema;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The columns that say what a row shows and are no part of it: those that a named data set declares
 * as such, and in other data a column {@code label} beside pictures.
 */
public final class AnnotationOption {
  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      split = ",",
      description = {
        "Columns to learn though they say what a row shows, such as the label of a picture;",
        "without this they are left out."
      })
  private List<String> keep = new ArrayList<>();

  /**
   * Those of the data that are to be left out.
   *
   * @param spec as the data was named
   * @throws IllegalArgumentException if a column is to be kept that would be anyway
   */
  public List<String> leftOut(String spec, Schema schema) {
    List<String> all =
        DataSets.meantBy(spec).map(DataSet::annotations).orElseGet(() -> besidePictures(schema));
    for (String column : keep) {
      if (!all.contains(column)) {
        throw new IllegalArgumentException(
            "--keep must name columns that are left out without it, %s, got \"%s\""
                .formatted(all, column));
      }
    }
    return all.stream().filter(column -> !keep.contains(column)).toList();
  }

  private static List<String> besidePictures(Schema schema) {
    boolean pictures =
        schema.fields().stream().anyMatch(field -> field.type() instanceof ColumnType.Image);
    return pictures && schema.field("label").isPresent() ? List.of("label") : List.of();
  }
}
