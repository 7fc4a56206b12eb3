package io.hourglass.detect.threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rules as people write them: {@code conformal:0.001}, {@code fdr:0.1}, {@code quantile:0.99},
 * {@code sigma:3}, {@code max}, {@code above:0.05}, {@code pot:0.0001,0.98}, {@code f1}, {@code
 * cost:1,50}. Alone, a name has the settings just shown, but for {@code conformal}, 0.01, {@code
 * pot}, 0.001 and 0.98, and {@code above} and {@code cost}, which must say theirs.
 */
public final class RuleText {
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        "conformal", new Kind(0, List.of(0.01), s -> new Conformal(s.get(0)), Conformal::new));
    KINDS.put(
        "fdr",
        new Kind(0, List.of(0.1), s -> new FalseDiscoveryRate(s.get(0)), FalseDiscoveryRate::new));
    KINDS.put(
        "quantile",
        new Kind(0, List.of(0.99), s -> new Quantile(s.get(0)), rate -> new Quantile(1 - rate)));
    KINDS.put("sigma", new Kind(0, List.of(3.0), s -> new MeanAndDeviation(s.get(0)), null));
    KINDS.put("max", new Kind(0, List.of(), s -> new Maximum(), null));
    KINDS.put("above", new Kind(1, List.of(0.05), s -> new FixedThreshold(s.get(0)), null));
    KINDS.put(
        "pot",
        new Kind(
            0,
            List.of(0.001, 0.98),
            s -> new PeaksOverThreshold(s.get(0), s.get(1)),
            PeaksOverThreshold::new));
    KINDS.put("f1", new Kind(0, List.of(), s -> new BestF1(), null));
    KINDS.put(
        "cost", new Kind(2, List.of(1.0, 50.0), s -> new MinimumCost(s.get(0), s.get(1)), null));
  }

  private RuleText() {}

  /**
   * How a rule is made.
   *
   * @param needed how many settings must be said
   * @param defaults of its settings
   * @param make from all settings
   * @param ofRate from a false-positive rate, if one is given
   */
  private record Kind(
      int needed,
      List<Double> defaults,
      Function<List<Double>, Rule> make,
      @Nullable DoubleFunction<Rule> ofRate) {}

  /** Names of all rules. */
  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  /**
   * The rule that a text means; {@link Rule#text} gives it back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Rule parse(String text) {
    return parse(text, OptionalDouble.empty());
  }

  /**
   * The rule that a text means, with its rate said apart: {@code conformal} and 0.001, {@code
   * quantile} and 0.01 for that of 0.99.
   *
   * @throws IllegalArgumentException if it means none, has no rate, or says it too
   */
  public static Rule parse(String text, OptionalDouble rate) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).trim();
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "a rule must be one of %s with its settings, as in conformal:0.001, got \"%s\""
              .formatted(names(), text));
    }
    List<Double> settings = colon < 0 ? List.of() : numbers(text.substring(colon + 1), text);
    try {
      return rate.isEmpty()
          ? make(kind, settings)
          : ofRate(name, kind.ofRate(), settings, rate.getAsDouble());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rule \"%s\": %s".formatted(text, e.getMessage()), e);
    }
  }

  private static Rule make(Kind kind, List<Double> settings) {
    int most = kind.defaults().size();
    if (settings.size() < kind.needed() || settings.size() > most) {
      throw new IllegalArgumentException(
          "there must be %s%d settings, got %d"
              .formatted(kind.needed() == most ? "" : "at most ", most, settings.size()));
    }
    List<Double> all = new ArrayList<>(settings);
    all.addAll(kind.defaults().subList(settings.size(), most));
    return kind.make().apply(all);
  }

  private static Rule ofRate(
      String name, @Nullable DoubleFunction<Rule> make, List<Double> settings, double rate) {
    if (make == null) {
      List<String> others =
          KINDS.entrySet().stream()
              .filter(entry -> entry.getValue().ofRate() != null)
              .map(Map.Entry::getKey)
              .toList();
      throw new IllegalArgumentException(
          "%s has no rate, only %s have, got %s".formatted(name, others, rate));
    }
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "its settings are said twice, got %s and a rate of %s".formatted(settings, rate));
    }
    return make.apply(rate);
  }

  private static List<Double> numbers(String settings, String text) {
    return Arrays.stream(settings.split(",", -1)).map(each -> number(each.trim(), text)).toList();
  }

  private static double number(String setting, String text) {
    try {
      return Double.parseDouble(setting);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "rule \"%s\": expected a number, got \"%s\"".formatted(text, setting), e);
    }
  }
}
