package io.hourglass.benchmarks.process;

import java.util.List;
import java.util.Optional;

/**
 * What came of a program.
 *
 * @param lines what it printed
 * @param failure why it did not end well, empty where it did
 */
public record Outcome(List<Line> lines, String failure) {
  public Outcome {
    lines = List.copyOf(lines);
  }

  static Outcome failed(String reason) {
    return new Outcome(List.of(), reason);
  }

  static Outcome ended(int code, List<Line> lines) {
    return new Outcome(lines, code == 0 ? "" : "exit code " + code + lastWords(lines));
  }

  private static String lastWords(List<Line> lines) {
    Optional<String> complaint =
        lines.stream()
            .map(line -> line.text().strip())
            .filter(text -> text.matches("(?i).*(error|exception|cannot|no such|not found).*"))
            .findFirst();
    Optional<String> last =
        lines.stream()
            .map(line -> line.text().strip())
            .filter(t -> !t.isEmpty())
            .reduce((a, b) -> b);
    return complaint
        .or(() -> last)
        .map(words -> ": " + (words.length() > 160 ? words.substring(0, 159) + "…" : words))
        .orElse("");
  }

  /** Whether it ended well. */
  public boolean isGood() {
    return failure.isEmpty();
  }
}
