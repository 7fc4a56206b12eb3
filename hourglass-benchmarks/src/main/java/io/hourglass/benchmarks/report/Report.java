package io.hourglass.benchmarks.report;

import io.hourglass.report.Page;
import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report of a benchmark.
 *
 * @param title one line: what was measured, on what
 * @param rules of the measurement, each a sentence
 * @param tables of results
 * @param notes below the tables, each a sentence
 */
public record Report(
    String title, List<String> rules, List<ResultTable<?>> tables, List<String> notes) {
  /** A report without notes. */
  public Report(String title, List<String> rules, List<ResultTable<?>> tables) {
    this(title, rules, tables, List.of());
  }

  /** Writes a page to {@code report.html} in a folder; returns a note that says where it is. */
  public static String written(Page page, Path folder) {
    Path file = folder.resolve("report.html");
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file, part -> Files.writeString(part, page.html()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    return "report: " + file.toAbsolutePath().normalize().toUri();
  }

  /** For people. */
  public String text(Machine machine, double seconds) {
    String shown =
        tables.stream()
            .filter(table -> !table.isDetail() && !table.values().isEmpty())
            .map(table -> table.asText() + "\n")
            .collect(Collectors.joining());
    return title
        + "\n%s\n%s\n%s%s".formatted(machine, lines("- ", rules), shown, lines("", notes))
        + String.format(Locale.ROOT, "%,.0f s%n", seconds);
  }

  private static String lines(String bullet, List<String> sentences) {
    return sentences.stream().map(line -> bullet + line + "\n").collect(Collectors.joining());
  }

  /** For programs: what is written as JSON. */
  record Contents(
      String benchmark,
      String title,
      Machine machine,
      List<String> rules,
      Map<String, Object> tables,
      List<String> notes,
      double seconds) {}

  Contents json(String benchmark, Machine machine, double seconds) {
    Map<String, Object> values = new LinkedHashMap<>();
    tables.forEach(table -> values.put(table.key(), table.values()));
    return new Contents(benchmark, title, machine, rules, values, notes, seconds);
  }
}
