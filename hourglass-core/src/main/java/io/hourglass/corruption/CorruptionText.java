package io.hourglass.corruption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Corruptions as people write them: {@code gaussian:0.4}, {@code gaussian:0.4,clip}, {@code
 * salt-and-pepper:0.1}, {@code mask:0.5}, {@code blocks:7}, {@code columns:0.2}, {@code
 * dropout:0.3}, {@code none}; several joined by a plus sign are applied one after another.
 */
public final class CorruptionText {
  private static final Map<String, Function<Settings, Corruption>> KINDS = new TreeMap<>();

  static {
    KINDS.put("none", settings -> new NoCorruption());
    KINDS.put(
        "gaussian", settings -> new GaussianNoise(settings.number(), settings.isNext("clip")));
    KINDS.put("salt-and-pepper", settings -> new SaltAndPepper(settings.number()));
    KINDS.put("mask", settings -> new MaskPixels(settings.number()));
    KINDS.put("blocks", settings -> new MaskBlocks(settings.whole(), settings.wholeOr(1)));
    KINDS.put("columns", settings -> new MaskColumns(settings.number()));
    KINDS.put("dropout", settings -> new InputDropout(settings.number()));
  }

  private CorruptionText() {}

  /**
   * The corruption that a text means; {@link Corruption#text} gives it back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Corruption parse(String text) {
    List<Corruption> parts = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      parts.add(single(part.trim()));
    }
    return parts.size() == 1 ? parts.get(0) : new Composite(parts);
  }

  private static Corruption single(String text) {
    int colon = text.indexOf(':');
    Function<Settings, Corruption> kind = KINDS.get(colon < 0 ? text : text.substring(0, colon));
    if (kind == null) {
      throw new IllegalArgumentException(
          "a corruption must be one of %s with its settings, as in gaussian:0.4,clip, got \"%s\""
              .formatted(KINDS.keySet(), text));
    }
    Settings settings = new Settings(text, colon < 0 ? "" : text.substring(colon + 1));
    Corruption corruption = kind.apply(settings);
    settings.checkEnd();
    return corruption;
  }

  /** What follows the colon, taken one by one. */
  private static final class Settings {
    private final String text;
    private final List<String> left;

    Settings(String text, String settings) {
      this.text = text;
      this.left =
          new ArrayList<>(
              settings.isEmpty()
                  ? List.of()
                  : Arrays.stream(settings.split(",", -1)).map(String::trim).toList());
    }

    double number() {
      String next = left.isEmpty() ? "" : left.remove(0);
      try {
        return Double.parseDouble(next);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "expected a number, as in gaussian:0.4, got \"%s\" in \"%s\"".formatted(next, text), e);
      }
    }

    int whole() {
      String next = left.isEmpty() ? "" : left.remove(0);
      try {
        return Integer.parseInt(next);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "expected a whole number, as in blocks:7, got \"%s\" in \"%s\"".formatted(next, text),
            e);
      }
    }

    int wholeOr(int otherwise) {
      return left.isEmpty() ? otherwise : whole();
    }

    boolean isNext(String word) {
      boolean found = !left.isEmpty() && left.get(0).equals(word);
      if (found) {
        left.remove(0);
      }
      return found;
    }

    void checkEnd() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" has one setting too many: \"%s\"".formatted(text, left.get(0)));
      }
    }
  }
}
