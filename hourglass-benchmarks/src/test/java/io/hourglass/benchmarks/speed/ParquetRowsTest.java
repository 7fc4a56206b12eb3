package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  @TempDir Path folder;

  @Test
  void writesRowsThatDependOnTheirNumberAlone() throws SQLException {
    Path few = folder.resolve("few.parquet");
    Path more = folder.resolve("more.parquet");
    ParquetRows.write(few, 1000);
    ParquetRows.write(more, 3000);
    Table first = Tables.read(few.toString());
    Table second = Tables.read(more.toString());
    assertThat(first.columns()).hasSize(ParquetRows.COLUMNS);
    assertThat(second.rows()).isEqualTo(3000);
    NumericColumn a = (NumericColumn) first.column("c7");
    NumericColumn b = (NumericColumn) second.column("c7");
    for (int row = 0; row < 1000; row++) {
      assertThat(a.get(row)).isEqualTo(b.get(row)).isBetween(-30.0, 30.0);
    }
  }

  @Test
  void saysThatThereIsNoRoom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParquetRows.checkRoom(folder, 1_000_000_000_000L))
        .withMessageMatching(
            "1,000,000,000,000 rows need 127600.0 GB in .*, but [0-9.]+ GB are free; name another"
                + " folder with --folder or fewer rows with --rows");
  }
}
