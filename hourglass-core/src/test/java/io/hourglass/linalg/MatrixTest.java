package io.hourglass.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.json.Json;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Matrix matrix = Matrix.of(2, 3, (row, column) -> 10 * row + column);

  @Test
  void rowsAndColumnsAreCopies() {
    assertThat(matrix.rows()).isEqualTo(2);
    assertThat(matrix.columns()).isEqualTo(3);
    assertThat(matrix.at(1, 2)).isEqualTo(12);
    assertThat(matrix.row(1)).containsExactly(10, 11, 12);
    assertThat(matrix.column(2)).containsExactly(2, 12);
    matrix.row(1)[0] = 7;
    matrix.values()[0] = 7;
    assertThat(matrix.values()).containsExactly(0, 1, 2, 10, 11, 12);
    double[] given = {1, 2};
    Matrix own = Matrix.of(given, 1);
    given[0] = 7;
    assertThat(own.column(0)).containsExactly(1, 2);
  }

  @Test
  void isAListOfRowsInJson() {
    assertThat(Json.writeLine(matrix)).isEqualTo("[[0.0,1.0,2.0],[10.0,11.0,12.0]]");
    assertThat(Json.read("[[0, 1, 2], [10, 11, 12]]", Matrix.class, "test")).isEqualTo(matrix);
  }

  @Test
  void refusesWhatIsNoRectangle() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(new double[5], 2))
        .withMessage("a matrix must have whole rows of 2 values, got 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
        .withMessage("rows of a matrix must have 2 values each, got 1");
  }
}
