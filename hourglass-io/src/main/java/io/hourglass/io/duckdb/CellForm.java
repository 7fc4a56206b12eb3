package io.hourglass.io.duckdb;

import io.hourglass.data.CellFormat;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** A format that the cells of a column may have, and how many have it. */
final class CellForm {
  private static final List<String> GROUPINGS = List.of("", ",", ".", " ", "'");

  private final CellFormat format;
  private long cells;

  CellForm(CellFormat format) {
    this.format = format;
  }

  /** Formats of numbers of a unit, the plain one first. */
  static List<CellForm> numbers(String unit) {
    List<CellForm> forms = new ArrayList<>();
    for (String decimal : List.of(".", ",")) {
      for (String grouping : GROUPINGS) {
        if (!grouping.equals(decimal)) {
          forms.add(new CellForm(new NumberFormat(decimal, grouping, unit)));
        }
      }
    }
    return forms;
  }

  /** Formats of dates and times, the one with the year first before the others. */
  static List<CellForm> moments() {
    List<CellForm> forms = new ArrayList<>();
    for (MomentFormat.Order order :
        List.of(
            MomentFormat.Order.YEAR_FIRST,
            MomentFormat.Order.DAY_FIRST,
            MomentFormat.Order.MONTH_FIRST)) {
      forms.add(new CellForm(new MomentFormat(order, "UTC")));
    }
    return forms;
  }

  CellFormat format() {
    return format;
  }

  long cells() {
    return cells;
  }

  /** The number or the milliseconds of a text; NaN if it is none of this format. */
  double value(String text) {
    return format instanceof NumberFormat number
        ? number.number(text).orElse(Double.NaN)
        : ((MomentFormat) format)
            .moment(text)
            .map(moment -> (double) moment.toEpochMilli())
            .orElse(Double.NaN);
  }

  void count(long some) {
    cells += some;
  }
}
