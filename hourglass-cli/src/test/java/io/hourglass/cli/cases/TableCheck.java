package io.hourglass.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV file must hold. All but {@code file} may be excluded; rows count from 1.
 *
 * @param file that a step has written
 * @param rows how many there are
 * @param columns the names, in order
 * @param anomalies rows that must be marked in the column {@code anomaly}
 * @param usual rows that must not be
 * @param cells text by place, such as {@code "3.zip": "01234"}
 * @param counts how many of some rows are marked
 * @param like a file of which these rows are copies in all columns of scores
 */
record TableCheck(
    @JsonProperty("file") String file,
    @JsonProperty("rows") @Nullable Integer rows,
    @JsonProperty("columns") @Nullable List<String> columns,
    @JsonProperty("anomalies") @Nullable List<Integer> anomalies,
    @JsonProperty("usual") @Nullable List<Integer> usual,
    @JsonProperty("cells") @Nullable Map<String, String> cells,
    @JsonProperty("counts") @Nullable List<MarkedCount> counts,
    @JsonProperty("like") @Nullable SameRows like) {

  /**
   * Bounds on the number of marked rows.
   *
   * @param column and the text in it that the rows are chosen by; all rows if it is excluded
   * @param is that text
   * @param atLeast so many are marked
   * @param atMost so many are marked
   */
  record MarkedCount(
      @JsonProperty("column") @Nullable String column,
      @JsonProperty("is") @Nullable String is,
      @JsonProperty("atLeast") int atLeast,
      @JsonProperty("atMost") @Nullable Integer atMost) {

    private void check(String file, CsvText csv) {
      long marked =
          IntStream.rangeClosed(1, csv.rows())
              .filter(row -> column == null || csv.cell(row, column).equals(is))
              .filter(row -> csv.cell(row, "anomaly").equals("1"))
              .count();
      assertThat(marked)
          .as("marked rows of %s with %s %s", file, column, is)
          .isBetween((long) atLeast, atMost == null ? Long.MAX_VALUE : atMost);
    }
  }

  /**
   * Rows of another file that have the same scores.
   *
   * @param file the other file
   * @param rows the rows of the checked file
   * @param asRows the rows of the other one, in the same order; the same rows if excluded
   */
  record SameRows(
      @JsonProperty("file") String file,
      @JsonProperty("rows") List<Integer> rows,
      @JsonProperty("asRows") @Nullable List<Integer> asRows) {

    private void check(CsvText csv, CsvText other) {
      List<Integer> others = asRows == null ? rows : asRows;
      for (int i = 0; i < rows.size(); i++) {
        for (String column : List.of("score", "anomaly")) {
          assertThat(csv.cell(rows.get(i), column))
              .as("%s of row %d and row %d of %s", column, rows.get(i), others.get(i), file)
              .isEqualTo(other.cell(others.get(i), column));
        }
      }
    }
  }

  void check(CaseFolders folders) {
    CsvText csv = CsvText.read(folders.file(file));
    if (rows != null) {
      assertThat(csv.rows()).as("rows of %s", file).isEqualTo(rows);
    }
    if (columns != null) {
      assertThat(csv.columns()).as("columns of %s", file).isEqualTo(columns);
    }
    checkMarks(csv, anomalies, "1");
    checkMarks(csv, usual, "0");
    checkCells(csv);
    if (counts != null) {
      counts.forEach(count -> count.check(file, csv));
    }
    if (like != null) {
      like.check(csv, CsvText.read(folders.file(like.file())));
    }
  }

  private void checkMarks(CsvText csv, @Nullable List<Integer> marked, String mark) {
    if (marked != null) {
      for (int row : marked) {
        assertThat(csv.cell(row, "anomaly"))
            .as("anomaly of row %d of %s", row, file)
            .isEqualTo(mark);
      }
    }
  }

  private void checkCells(CsvText csv) {
    if (cells != null) {
      cells.forEach((place, text) -> {
        int dot = place.indexOf('.');
        int row = Integer.parseInt(place.substring(0, dot));
        assertThat(csv.cell(row, place.substring(dot + 1)))
            .as("%s of %s", place, file)
            .isEqualTo(text);
      });
    }
  }
}
