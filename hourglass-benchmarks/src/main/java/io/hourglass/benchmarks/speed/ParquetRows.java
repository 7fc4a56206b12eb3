package io.hourglass.benchmarks.speed;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes Parquet: 29 columns of float32, six hidden factors mixed into all of them and noise. A row
 * depends on its number alone.
 */
final class ParquetRows {
  static final int COLUMNS = 29;

  private static final int FACTORS = 6;

  /** A little more than the numbers themselves: noise cannot be compressed. */
  private static final double BYTES_PER_ROW = 1.1 * COLUMNS * Float.BYTES;

  private static final String NO_ROOM =
      "%,d rows need %.1f GB in %s, but %.1f GB are free; name another folder with --folder"
          + " or fewer rows with --rows";

  private ParquetRows() {}

  /**
   * Makes sure that the file has room.
   *
   * @throws IllegalArgumentException if it has not
   */
  static void checkRoom(Path folder, long rows) throws IOException {
    FileStore store = Files.getFileStore(folder);
    double wanted = rows * BYTES_PER_ROW / 1e9;
    double free = store.getUsableSpace() / 1e9;
    if (free < wanted) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, NO_ROOM, rows, wanted, folder, free));
    }
  }

  /** Writes so many rows. */
  static void write(Path file, long rows) throws SQLException {
    String target = file.toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '1GB'");
      statement.execute(
          "COPY (SELECT %s FROM (SELECT i, %s FROM range(%d) rows(i))) TO '%s' (FORMAT PARQUET)"
              .formatted(columns(), factors(), rows, target));
    }
  }

  /** Sums of three uniform numbers, near enough to normal. */
  private static String factors() {
    return IntStream.range(0, FACTORS)
        .mapToObj(k ->
            "2 * (%s + %s + %s) - 3 AS f%d"
                .formatted(uniform(3 * k), uniform(3 * k + 1), uniform(3 * k + 2), k))
        .collect(Collectors.joining(", "));
  }

  private static String columns() {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, COLUMNS)
        .mapToObj(
            i -> "CAST(%s + %s - 0.5 AS FLOAT) AS c%d".formatted(mix(random), uniform(100 + i), i))
        .collect(Collectors.joining(", "));
  }

  private static String mix(SplittableRandom random) {
    return IntStream.range(0, FACTORS)
        .mapToObj(k -> String.format(Locale.ROOT, "%.4f * f%d", random.nextDouble(-1, 1), k))
        .collect(Collectors.joining(" + "));
  }

  /** A number in [0, 1) of the row's number. */
  private static String uniform(int which) {
    return "hash(i * 131 + %d) / 18446744073709551616.0".formatted(which);
  }
}
