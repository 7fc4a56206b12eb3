package io.hourglass.report;

/**
 * One of the large figures at the top of a page.
 *
 * @param name above it
 * @param value of it
 * @param note below it, such as a confidence interval; may be empty
 * @param isHighlighted whether it is the main one
 */
public record KeyFigure(String name, String value, String note, boolean isHighlighted) {
  /** A figure like the others. */
  public KeyFigure(String name, String value, String note) {
    this(name, value, note, false);
  }

  /** The main figure. */
  public KeyFigure highlighted() {
    return new KeyFigure(name, value, note, true);
  }
}
