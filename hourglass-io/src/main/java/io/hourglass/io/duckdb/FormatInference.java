package io.hourglass.io.duckdb;

import io.hourglass.data.CellFormat;
import io.hourglass.data.MissingMarkers;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what the texts of a column are: numbers, dates and times, truth values in some format,
 * or categories. Every cell is looked at; texts that programs write for missing numbers do not
 * count.
 */
final class FormatInference {
  /** So many distinct words among numbers may stand for missing ones. */
  private static final int FEW_WORDS = 3;

  private static final Pattern UNIT =
      Pattern.compile(
          "[-+(\u2212]?\\s?(?<before>\\p{Sc}|[A-Z]{3})?[\\s\u00a0\u202f]?[-+\u2212]?[0-9.,][^\\p{L}\\p{Sc}%]*?(?:[eE][+-]?[0-9]+)?[\\s\u00a0\u202f]*(?<behind>\\p{Sc}|[A-Z]{3}|%)?\\)?");
  private static final Pattern CODE = Pattern.compile("[+-]?0[0-9]+");
  private static final Set<String> CURRENCIES =
      Set.of(
          "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "SEK", "NOK", "DKK", "PLN",
          "CZK", "HUF", "BRL", "RUB", "TRY", "ZAR", "KRW", "MXN", "SGD", "HKD", "NZD");

  /** A word among other cells. */
  record Word(String text, long row) {}

  private final MissingMarkers missing;
  private final List<CellForm> moments;
  private final Map<String, List<CellForm>> numbersByUnit = new LinkedHashMap<>();
  private final Optional<NumberFormat> asked;
  private final Map<String, Word> words = new LinkedHashMap<>();
  private final Set<String> units = new LinkedHashSet<>();
  private final Set<String> distinct = new LinkedHashSet<>();
  private Optional<Word> ambiguousNumber = Optional.empty();
  private Optional<Word> ambiguousDate = Optional.empty();
  private Optional<String> missingWord = Optional.empty();
  private long cells;
  private long missingWords;
  private long truths;
  private boolean hasCodes;
  private boolean hasFractions;

  FormatInference(
      MissingMarkers missing, Optional<NumberFormat> number, Optional<MomentFormat> moment) {
    this.missing = missing;
    this.asked = number;
    this.moments = moment.map(format -> List.of(new CellForm(format))).orElseGet(CellForm::moments);
  }

  /** Adds cells with the same text, of which the first is in a row, from 0. */
  void add(String raw, long count, long row) {
    String text = raw.strip();
    if (missing.contain(text)) {
      return;
    }
    if (MissingMarkers.words().contains(text) || text.equalsIgnoreCase("nan")) {
      missingWord = missingWord.or(() -> Optional.of(text));
      missingWords += count;
    } else {
      addPresent(text, count, row);
    }
  }

  private void addPresent(String text, long count, long row) {
    cells += count;
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      truths += count;
      return;
    }
    boolean isMoment = addMoment(text, count, row);
    boolean isNumber = addNumber(text, count, row);
    if (!isMoment && !isNumber) {
      addWord(text, row);
    }
  }

  private void addWord(String text, long row) {
    if (words.size() <= FEW_WORDS) {
      words.putIfAbsent(text, new Word(text, row));
    }
  }

  private boolean addMoment(String text, long count, long row) {
    Reading reading = Reading.of(moments, text, count);
    if (reading.isAmbiguous && ambiguousDate.isEmpty()) {
      ambiguousDate = Optional.of(new Word(text, row));
    }
    return !Double.isNaN(reading.value);
  }

  private boolean addNumber(String text, long count, long row) {
    String unit = unit(text);
    Reading reading = Reading.of(numbers(unit), text, count);
    if (reading.isAmbiguous && ambiguousNumber.isEmpty()) {
      ambiguousNumber = Optional.of(new Word(text, row));
    }
    if (!Double.isNaN(reading.value)) {
      units.add(reading.value == 0 && unit.isEmpty() ? "0" : unit);
      noteShape(text);
    }
    return !Double.isNaN(reading.value);
  }

  /**
   * A cell as the formats read it.
   *
   * @param value by the last format that reads it, NaN if none does
   * @param isAmbiguous whether two formats read different values
   */
  private record Reading(double value, boolean isAmbiguous) {
    static Reading of(List<CellForm> forms, String text, long count) {
      Reading reading = new Reading(Double.NaN, false);
      for (CellForm form : forms) {
        double value = form.value(text);
        if (!Double.isNaN(value)) {
          form.count(count);
          reading = reading.and(value);
        }
      }
      return reading;
    }

    private Reading and(double other) {
      return new Reading(other, isAmbiguous || (!Double.isNaN(value) && value != other));
    }
  }

  private void noteShape(String text) {
    hasCodes |= CODE.matcher(text).matches();
    hasFractions |= text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    if (distinct.size() < 50) {
      distinct.add(text);
    }
  }

  private List<CellForm> numbers(String unit) {
    return numbersByUnit.computeIfAbsent(
        unit,
        own ->
            asked
                .map(format ->
                    List.of(
                        new CellForm(new NumberFormat(format.decimal(), format.grouping(), own))))
                .orElseGet(() -> CellForm.numbers(own)));
  }

  private static String unit(String text) {
    Matcher parts = UNIT.matcher(text);
    if (!parts.matches()) {
      return "";
    }
    String before = parts.group("before");
    String unit = before == null ? parts.group("behind") : before;
    boolean isUnit = unit != null && (unit.length() == 1 || CURRENCIES.contains(unit));
    return isUnit ? String.valueOf(unit) : "";
  }

  /** Whether the cells so far may be anything but categories. */
  boolean isOpen() {
    long best = Math.max(best(moments).cells(), numberCells());
    return 10 * (best + truths + missingWords) >= 3 * (cells + missingWords);
  }

  private static CellForm best(List<CellForm> forms) {
    CellForm best = forms.get(0);
    for (CellForm form : forms) {
      best = form.cells() > best.cells() ? form : best;
    }
    return best;
  }

  /** How many cells are numbers, of whatever unit. */
  private long numberCells() {
    return numbersByUnit.values().stream().mapToLong(forms -> best(forms).cells()).sum();
  }

  /** Number of cells that are neither missing nor stand for missing numbers. */
  long cells() {
    return cells;
  }

  /** How many cells stand for missing numbers. */
  long missingWords() {
    return missingWords;
  }

  Optional<String> missingWord() {
    return missingWord;
  }

  boolean areTruths() {
    return cells > 0 && truths == cells;
  }

  /** Whether a number among the cells begins with a zero, as codes do. */
  boolean hasCodes() {
    return hasCodes;
  }

  boolean areMoments() {
    return cells > 0 && best(moments).cells() == cells;
  }

  /** The format of dates and times. */
  CellFormat moment() {
    return best(moments).format();
  }

  /** A date that is two dates, if no cell says which. */
  Optional<Word> ambiguousDate() {
    long fitting = moments.stream().filter(form -> form.cells() == cells).count();
    return fitting > 1 ? ambiguousDate : Optional.empty();
  }

  boolean areNumbers() {
    return cells > 0 && numberCells() == cells && sharedFormat().isPresent();
  }

  /** The format of numbers that all units share, with the unit. */
  CellFormat number() {
    return sharedFormat().orElseThrow();
  }

  private Optional<NumberFormat> sharedFormat() {
    String unit =
        units.stream().filter(one -> !one.isEmpty() && !one.equals("0")).findFirst().orElse("");
    for (CellForm form : numbers(unit)) {
      NumberFormat format = (NumberFormat) form.format();
      if (fitting(format) == numberCells()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** How many cells have a format, whatever their unit. */
  private long fitting(NumberFormat format) {
    return numbersByUnit.values().stream()
        .flatMap(List::stream)
        .filter(form -> isSame((NumberFormat) form.format(), format))
        .mapToLong(CellForm::cells)
        .sum();
  }

  private static boolean isSame(NumberFormat one, NumberFormat other) {
    return one.decimal().equals(other.decimal()) && one.grouping().equals(other.grouping());
  }

  /** A number that is two numbers, if no cell says which. */
  Optional<Word> ambiguousNumber() {
    long marks =
        CellForm.numbers("").stream()
            .map(form -> (NumberFormat) form.format())
            .filter(format -> fitting(format) == cells)
            .map(NumberFormat::decimal)
            .distinct()
            .count();
    boolean isPlain = fitting(NumberFormat.PLAIN) == cells;
    return marks > 1 && !isPlain ? ambiguousNumber : Optional.empty();
  }

  /** The units, if there are several. */
  List<String> mixedUnits() {
    List<String> found = new ArrayList<>(units);
    found.remove("0");
    boolean isPercent = found.contains("%");
    if (!isPercent) {
      found.remove("");
    }
    return found.size() > 1 ? found : List.of();
  }

  /** The first word among cells that are nearly all numbers, or numbers with a few words. */
  Optional<Word> wordAmongNumbers() {
    long numbers = numberCells();
    boolean isNearlyAll = cells >= TextProfile.ENOUGH && numbers >= TextProfile.NEARLY_ALL * cells;
    boolean isMeasured =
        hasFractions
            && !hasCodes
            && distinct.size() >= 30
            && words.size() <= FEW_WORDS
            && 2 * numbers >= cells;
    return (isNearlyAll || isMeasured) && best(moments).cells() <= numbers
        ? firstWord()
        : Optional.empty();
  }

  /** The first word among cells that are nearly all dates or times. */
  Optional<Word> wordAmongMoments() {
    boolean isNearlyAll =
        cells >= TextProfile.ENOUGH && best(moments).cells() >= TextProfile.NEARLY_ALL * cells;
    return isNearlyAll ? firstWord() : Optional.empty();
  }

  /** The first word, if there is one. */
  Optional<Word> anyWord() {
    return firstWord();
  }

  private Optional<Word> firstWord() {
    return words.values().stream().findFirst();
  }
}
