package io.hourglass.io.source;

import io.hourglass.data.CellFormat;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumberFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How cells are written, where it is not to be found out.
 *
 * @param numbers format of numbers in all columns of texts
 * @param moments format of dates and times in all columns of texts
 * @param columns formats of single columns, by name
 */
public record CellOptions(
    Optional<NumberFormat> numbers,
    Optional<MomentFormat> moments,
    Map<String, CellFormat> columns) {
  public CellOptions {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    moments.ifPresent(CellOptions::checkLooksLikeDate);
  }

  private static void checkLooksLikeDate(MomentFormat format) {
    if (format.hasNumbers()) {
      throw new IllegalArgumentException(
          "a date format of numbers must be given for a column, as in at=%1$s, got %1$s"
              .formatted(format.text()));
    }
  }

  /** All of it is found out. */
  public static CellOptions defaults() {
    return new CellOptions(Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * From texts as a person writes them, each a format or {@code COLUMN=FORMAT}.
   *
   * @param numbers such as {@code 1.234,56} or {@code amount=1,234.56}
   * @param dates such as {@code dd/mm/yyyy} or {@code at=epoch-seconds}
   */
  public static CellOptions parse(List<String> numbers, List<String> dates) {
    Map<String, CellFormat> columns = new LinkedHashMap<>();
    Optional<NumberFormat> number = parsed(numbers, NumberFormat::parse, columns);
    Optional<MomentFormat> moment = parsed(dates, MomentFormat::parse, columns);
    return new CellOptions(number, moment, columns);
  }

  /** Puts the formats of single columns into a map and returns that of all, if there is one. */
  private static <T extends CellFormat> Optional<T> parsed(
      List<String> texts, Function<String, T> parse, Map<String, CellFormat> columns) {
    Optional<T> ofAll = Optional.empty();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      T format = parse.apply(text.substring(equals + 1));
      if (equals < 0) {
        ofAll = Optional.of(format);
      } else {
        columns.put(text.substring(0, equals), format);
      }
    }
    return ofAll;
  }

  /** The format that was given for a column or for all of its type. */
  public Optional<CellFormat> format(String column, boolean isMoment) {
    return Optional.ofNullable(columns.get(column))
        .or(() ->
            isMoment ? moments.map(CellFormat.class::cast) : numbers.map(CellFormat.class::cast));
  }
}
