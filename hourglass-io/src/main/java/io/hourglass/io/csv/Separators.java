package io.hourglass.io.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds what separates the cells of a file, from its first records. */
final class Separators {
  /** The rarer in texts first: of two that split equally well, the first wins. */
  private static final char[] CANDIDATES = {'\t', ';', '|', ','};

  private static final double MOST = 0.9;

  /**
   * How a candidate splits records.
   *
   * @param separator the candidate
   * @param records without blank lines
   * @param width the most frequent number of cells above 1; 1 if there is none
   * @param share of the records that have that many cells
   */
  record Split(char separator, List<CsvRecord> records, int width, double share) {
    static Split of(String text, boolean whole, char separator, String comment) {
      List<CsvRecord> records = records(text, whole, separator, comment);
      Map<Integer, Long> counts =
          records.stream().collect(Collectors.groupingBy(CsvRecord::size, Collectors.counting()));
      counts.remove(1);
      int width = mostFrequent(counts);
      double share = counts.getOrDefault(width, 0L) / (double) Math.max(1, records.size());
      return new Split(separator, records, width, share);
    }

    private static List<CsvRecord> records(
        String text, boolean whole, char separator, String comment) {
      List<CsvRecord> records = new ArrayList<>(CsvParser.records(text, separator, comment));
      if (!whole && records.size() > 1) {
        records.remove(records.size() - 1);
      }
      records.removeIf(CsvRecord::isBlank);
      return records;
    }

    /** The width with the highest count; 1 if there is none. */
    private static int mostFrequent(Map<Integer, Long> counts) {
      return counts.entrySet().stream()
          .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry::getKey))
          .map(Map.Entry::getKey)
          .orElse(1);
    }

    boolean isFull() {
      return width > 1 && share == 1;
    }

    /** Whether some column below the first row holds numbers. */
    private boolean hasNumbers() {
      List<CsvRecord> rows =
          records.stream().skip(1).filter(record -> record.size() == width).toList();
      return IntStream.range(0, width)
          .anyMatch(column ->
              rows.stream().allMatch(row -> CellShape.isNumber(row.cells().get(column).strip())));
    }
  }

  private final String text;
  private final boolean whole;
  private final String comment;

  Separators(String text, boolean whole, String comment) {
    this.text = text;
    this.whole = whole;
    this.comment = comment;
  }

  Split of(char separator) {
    return Split.of(text, whole, separator, comment);
  }

  /** The candidates that split the file well, best first; that of one column is last. */
  List<Split> best() {
    List<Split> splits = new ArrayList<>();
    for (char candidate : CANDIDATES) {
      splits.add(of(candidate));
    }
    splits.removeIf(split -> split.width == 1 || split.share < 0.5);
    splits.sort(Comparator.comparingDouble(split -> -split.share));
    if (splits.isEmpty() || (splits.get(0).separator == '\t' && !splits.get(0).isFull())) {
      Split blanks = of(CsvParser.BLANKS);
      if (blanks.width > 1 && blanks.share >= MOST && blanks.hasNumbers()) {
        splits.add(0, blanks);
      }
    }
    splits.add(of(CsvParser.NONE));
    return splits;
  }
}
