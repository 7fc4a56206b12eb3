package io.hourglass.benchmarks.speed;

import java.util.List;

/**
 * How a program ended.
 *
 * @param lines that it printed
 * @param failure why it did not end well, empty where it did
 */
public record Outcome(List<Line> lines, String failure) {
  private static final int LONGEST = 160;

  static Outcome ended(int code, List<Line> lines) {
    return new Outcome(lines, code == 0 ? "" : "exit code " + code + complaint(lines));
  }

  /** The first line that complains, else the last line. */
  private static String complaint(List<Line> lines) {
    List<String> texts =
        lines.stream().map(line -> line.text().strip()).filter(text -> !text.isEmpty()).toList();
    return texts.stream()
        .filter(text -> text.matches("(?i).*(error|exception|cannot|no such|not found).*"))
        .findFirst()
        .or(() -> texts.stream().reduce((first, last) -> last))
        .map(text -> ": " + (text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text))
        .orElse("");
  }

  /** Whether it ended well. */
  public boolean isGood() {
    return failure.isEmpty();
  }

  /**
   * The same, if it ended well.
   *
   * @param what it was for, for the message
   * @throws IllegalStateException if it did not
   */
  public Outcome orThrow(String what) {
    if (!isGood()) {
      throw new IllegalStateException("%s failed: %s".formatted(what, failure));
    }
    return this;
  }

  /** The same, if it ended well; the message says what failed. */
  Outcome orNotAvailable(String failed) throws NotAvailableException {
    if (!isGood()) {
      throw new NotAvailableException(failed + ": " + failure);
    }
    return this;
  }

  /** The numbers that follow {@code key=}, line by line. */
  public List<Double> numbers(String key) {
    return lines.stream().flatMap(line -> line.number(key).stream()).toList();
  }
}
