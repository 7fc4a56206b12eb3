package io.hourglass.report;

/**
 * One of the large figures at the top of a page.
 *
 * @param name above it
 * @param value of it
 * @param note below it, such as a confidence interval; may be empty
 */
public record KeyFigure(String name, String value, String note) {}
