package io.hourglass.detect.stream;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts and latencies of a stream, in constant memory. */
final class StreamStatistics {
  /** Buckets of the latency histogram for each power of two. */
  private static final int PER_OCTAVE = 8;

  private final long begun = System.nanoTime();
  private final long[] latencies = new long[64 * PER_OCTAVE];
  private final SortedMap<String, Long> missingColumns = new TreeMap<>();
  private long scored;
  private long malformed;
  private long anomalies;
  private long skipped;

  /** Counts a scored row. */
  void scored(boolean anomaly, long nanos) {
    scored++;
    anomalies += anomaly ? 1 : 0;
    long size = Math.max(PER_OCTAVE, nanos);
    int octave = 63 - Long.numberOfLeadingZeros(size);
    latencies[octave * PER_OCTAVE + (int) (size >>> (octave - 3)) % PER_OCTAVE]++;
  }

  /** Counts a line that could not be scored. */
  void malformed() {
    malformed++;
  }

  /** Counts a row that was excluded; returns whether it is the first one. */
  boolean skipped() {
    skipped++;
    return skipped == 1;
  }

  /** Counts a row without a column; returns whether it is the first one. */
  boolean missingColumn(String column) {
    return missingColumns.merge(column, 1L, Long::sum) == 1;
  }

  /** Number of rows: scored, malformed and excluded. */
  long rows() {
    return scored + malformed + skipped;
  }

  /** Number of malformed rows. */
  long malformedRows() {
    return malformed;
  }

  /** The 99th percentile of the time per row, in microseconds. */
  double p99() {
    long left = (scored + 99) / 100;
    for (int bucket = latencies.length - 1; bucket >= 0; bucket--) {
      left -= latencies[bucket];
      if (left <= 0 && latencies[bucket] > 0) {
        return upperMicros(bucket);
      }
    }
    return 0;
  }

  private static double upperMicros(int bucket) {
    double share = (bucket % PER_OCTAVE + 1.0) / PER_OCTAVE;
    return Math.scalb(1 + share, bucket / PER_OCTAVE) / 1000;
  }

  private double rowsPerSecond() {
    return rows() / Math.max(1e-9, (System.nanoTime() - begun) / 1e9);
  }

  /** The statistics as text. */
  String text() {
    String without = missingColumns.isEmpty() ? "" : "; rows without a column: " + missingColumns;
    String left = skipped == 0 ? "" : String.format(Locale.ROOT, "; %,d excluded", skipped);
    return String.format(
        Locale.ROOT,
        "%,d row%s, %,d malformed, %,d anomalies (%.2f per 1,000), %,.0f rows/s, p99 %,.0f µs%s",
        rows(),
        rows() == 1 ? "" : "s",
        malformed,
        anomalies,
        1000.0 * anomalies / Math.max(1, scored),
        rowsPerSecond(),
        p99(),
        left + without);
  }

  /** The statistics as JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", rows());
    json.put("malformed", malformed);
    json.put("skipped", skipped);
    json.put("anomalies", anomalies);
    json.put("rows_per_second", rowsPerSecond());
    json.put("p99_microseconds", p99());
    json.put("missing_columns", new TreeMap<>(missingColumns));
    return json;
  }
}
