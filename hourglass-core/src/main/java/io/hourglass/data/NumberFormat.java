package io.hourglass.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers are written: {@code 1234.56}, {@code 1.234,56 €}, {@code 12,5 %}. A minus may stand
 * behind the number, and parentheses mean a minus, as in accounts. A percent sign is excluded and
 * changes no number: 12.5 % is 12.5.
 *
 * @param decimal the decimal mark, a point or a comma
 * @param grouping the thousands separator: a comma, a point, a blank or an apostrophe; empty if
 *     there is none
 * @param unit percent sign or currency that stands before or behind a number; empty if there is
 *     none
 */
public record NumberFormat(String decimal, String grouping, String unit) implements CellFormat {
  /** Numbers with a decimal point. */
  public static final NumberFormat PLAIN = new NumberFormat(".", "", "");

  static final String PERCENT = "%";

  private static final ColumnType TYPE = new ColumnType.Numeric();
  private static final String BLANKS = " \u00a0\u2007\u2009\u202f";
  private static final String APOSTROPHES = "'\u2019";

  /** Sign, currency or percent, digits with separators, and the same behind. */
  private static final Pattern CELL =
      Pattern.compile(
          "(?<open>\\()?(?<sign>[-+\u2212]?)(?<unit>[^-0-9.,+\u2212()'\u2019\\s]*)[\\s\u00a0\u202f]*(?<inner>[-+\u2212]?)(?<digits>[0-9.,][0-9.,'\u2019"
              + " \u00a0\u2007\u2009\u202f]*?)"
              + "(?<exponent>[eE][+-]?[0-9]+)?(?<after>[-\u2212]?)[\\s\u00a0\u202f]*"
              + "(?<behind>[^-0-9.,+\u2212()'\u2019\\s]*)(?<close>\\))?");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?<before>[^0-9]*?)1(?<grouping>[,. ']?)234(?<decimal>[.,])56(?<behind>[^0-9]*)");

  public NumberFormat {
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new IllegalArgumentException(
          "a decimal mark must be a point or a comma, got \"" + decimal + "\"");
    }
    if (!grouping.matches("[,. ']?") || grouping.equals(decimal)) {
      throw new IllegalArgumentException(
          "a thousands separator must be a comma, a point, a blank or an apostrophe, and not the"
              + " decimal mark, got \""
              + grouping
              + "\"");
    }
  }

  /**
   * The format of an example.
   *
   * @param example how 1234.56 is written, such as {@code 1.234,56} or {@code 1,234.56 $}
   */
  public static NumberFormat parse(String example) {
    Matcher parts = EXAMPLE.matcher(example.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a number format must say how 1234.56 is written, such as 1.234,56 or 1,234.56, got \""
              + example
              + "\"");
    }
    String unit = parts.group("before").strip() + parts.group("behind").strip();
    return new NumberFormat(parts.group("decimal"), parts.group("grouping"), unit);
  }

  @Override
  @JsonIgnore
  public ColumnType type() {
    return TYPE;
  }

  @Override
  public String text() {
    return "1" + grouping + "234" + decimal + "56" + (unit.isEmpty() ? "" : " " + unit);
  }

  @Override
  public String described() {
    return equals(PLAIN) ? "a number" : "a number written like " + text();
  }

  /** The number that a text without surrounding blanks is; empty if it is none of this format. */
  public OptionalDouble number(String text) {
    return equals(PLAIN) ? DecimalNumber.of(text) : written(text);
  }

  private OptionalDouble written(String text) {
    Matcher parts = CELL.matcher(text);
    if (!parts.matches() || !hasUnit(parts) || !isSignedOnce(parts)) {
      return OptionalDouble.empty();
    }
    String digits = digits(parts.group("digits"));
    return digits.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(signed(digits, parts));
  }

  /** Whether there is at most one sign; parentheses are one. */
  private static boolean isSignedOnce(Matcher parts) {
    int signs =
        signs(parts, "sign") + signs(parts, "inner") + signs(parts, "after") + signs(parts, "open");
    boolean closed = (parts.group("open") == null) == (parts.group("close") == null);
    return signs <= 1 && closed;
  }

  private static double signed(String digits, Matcher parts) {
    String exponent = parts.group("exponent") == null ? "" : parts.group("exponent");
    double number = Double.parseDouble(digits + exponent);
    return isNegative(parts) ? -number : number;
  }

  private static int signs(Matcher parts, String group) {
    return parts.group(group) == null || parts.group(group).isEmpty() ? 0 : 1;
  }

  private static boolean isNegative(Matcher parts) {
    String signs = parts.group("sign") + parts.group("inner") + parts.group("after");
    return parts.group("open") != null || (!signs.isEmpty() && !signs.equals("+"));
  }

  /** Whether the cell has the unit, once; a currency may be excluded. */
  private boolean hasUnit(Matcher parts) {
    String given = parts.group("unit") + parts.group("behind");
    return given.equals(unit) || (given.isEmpty() && !unit.equals(PERCENT));
  }

  /** The digits with a decimal point and without separators; empty if they stand elsewhere. */
  private String digits(String text) {
    int mark = text.indexOf(decimal);
    String whole = mark < 0 ? text : text.substring(0, mark);
    String fraction = mark < 0 ? "" : text.substring(mark + 1);
    String joined = joined(whole);
    boolean isNumber =
        fraction.matches("[0-9]*") && joined.matches("[0-9]*") && !(joined + fraction).isEmpty();
    return isNumber ? joined + "." + fraction : "";
  }

  /** Groups of three digits behind a first one of one to three, joined; else the text itself. */
  private String joined(String whole) {
    String marks = marks();
    if (marks.isEmpty() || !whole.matches("[1-9][0-9]{0,2}([" + marks + "][0-9]{3})+")) {
      return whole;
    }
    return whole.replaceAll("[" + marks + "]", "");
  }

  /** The characters that may separate groups. */
  private String marks() {
    return switch (grouping) {
      case " " -> BLANKS;
      case "'" -> APOSTROPHES;
      default -> grouping;
    };
  }
}
