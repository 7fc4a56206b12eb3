package io.hourglass.io.duckdb;

import io.hourglass.data.DataException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A DuckDB in memory, set up so that reading repeats: rows keep their order, moments without a zone
 * are UTC, nothing is fetched from the network.
 */
public final class DuckDb implements AutoCloseable {
  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /** Reads the rows of a result. */
  @FunctionalInterface
  public interface Answer<T> {
    /** Reads the rows; the cursor stands before the first one. */
    T read(ResultSet rows) throws SQLException;
  }

  /** A new, empty database that answers as a whole, with all cores and 512 MB each. */
  public static DuckDb open() throws SQLException {
    return open(Runtime.getRuntime().availableProcessors(), false);
  }

  /** A new, empty database that answers row by row, with one core and 512 MB. */
  public static DuckDb openStreaming() throws SQLException {
    return open(1, true);
  }

  private static DuckDb open(int threads, boolean streaming) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", Boolean.toString(streaming));
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("memory_limit", 512 * threads + "MB");
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty(
        "temp_directory", System.getProperty("java.io.tmpdir") + "/hourglass-duckdb");
    DuckDb duck = new DuckDb(connection(settings));
    // not one of the settings above: it belongs to an extension that is loaded on opening
    duck.run("SET TimeZone = 'UTC'");
    return duck;
  }

  private static Connection connection(Properties settings) throws SQLException {
    try {
      return DriverManager.getConnection("jdbc:duckdb:", settings);
    } catch (LinkageError e) {
      throw new DataException(
          "DuckDB's native library cannot be loaded from %s: %s; name another folder for temporary files (-Djava.io.tmpdir=DIR)"
              .formatted(System.getProperty("java.io.tmpdir"), rootOf(e)),
          e);
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : rootOf(cause);
  }

  /** Runs a query and reads its result. */
  public <T> T ask(String sql, Answer<T> answer) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return answer.read(rows);
    }
  }

  /** Runs a query with one row of whole numbers. */
  public long[] askNumbers(String sql) throws SQLException {
    return ask(sql, DuckDb::numbers);
  }

  private static long[] numbers(ResultSet rows) throws SQLException {
    rows.next();
    long[] numbers = new long[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.getLong(i + 1);
    }
    return numbers;
  }

  /** Executes a statement. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The connection to this database; closed with it. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
