package io.hourglass.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.Autoencoder;
import io.hourglass.Score;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.io.format.TableWriter;
import io.hourglass.network.Scores;
import io.hourglass.testing.Models;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultSetTest {
  private static Table query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Table.of(rows);
    }
  }

  @Test
  void columnsOfADatabaseAreTyped() throws SQLException {
    Table table =
        query(
            "SELECT 912.40::DECIMAL(8, 2) AS amount, 7 AS count, true AS online, 'NL' AS country,"
                + " DATE '2026-11-23' AS day, TIMESTAMP '2026-11-23 02:30:00' AS at,"
                + " TIMESTAMPTZ '2026-11-23 06:15:00+01' AS sent, NULL::DOUBLE AS age");
    assertThat(table.schema())
        .hasToString(
            "amount numeric, count numeric, online numeric, country categorical, day timestamp,"
                + " at timestamp, sent timestamp, age numeric");
    assertThat(table.row(0).values())
        .map(Object::toString)
        .containsExactly(
            "912.4",
            "7.0",
            "1.0",
            "NL",
            "2026-11-23T00:00:00Z",
            "2026-11-23T02:30:00Z",
            "2026-11-23T05:15:00Z",
            "");
  }

  @Test
  void timesWithoutAZoneAreUtcOnEveryMachine() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    try {
      // its clocks skip this hour
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Amsterdam"));
      Table table = query("SELECT TIMESTAMP '2026-03-29 02:30:00' AS at, DATE '2026-03-29' AS day");
      assertThat(table.row(0).values())
          .map(Object::toString)
          .containsExactly("2026-03-29T02:30:00Z", "2026-03-29T00:00:00Z");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void aRowScoresTheSameFromAFileADatabaseAndAMap(@TempDir Path folder) throws SQLException {
    Table table = Models.mixed(25, 1);
    Path file = folder.resolve("rows.parquet");
    TableWriter.write(file, table);
    Autoencoder model = Autoencoder.of(Models.untrained(Design.suitedTo(table.schema()), table, 2));
    Scores scores = model.score(table);

    Table fromDatabase = query("SELECT * FROM '%s'".formatted(file));
    List<Map<String, Object>> rows = IntStream.range(0, 25).mapToObj(fromDatabase::row).toList();

    assertThat(model.score(Tables.read(file)).nats()).containsExactly(scores.nats());
    assertThat(model.score(fromDatabase).nats()).containsExactly(scores.nats());
    assertThat(model.score(Table.of(rows)).nats()).containsExactly(scores.nats());
    assertThat(rows.stream().map(model::score).mapToDouble(Score::nats))
        .containsExactly(
            IntStream.range(0, 25).mapToObj(i -> scores.nats()[i]).toArray(Double[]::new));
  }

  @Test
  void saysThatThereIsNoRow() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> query("SELECT 1 AS a WHERE false"))
        .withMessage("records: expected at least 1 row and 1 column, got none");
  }
}
