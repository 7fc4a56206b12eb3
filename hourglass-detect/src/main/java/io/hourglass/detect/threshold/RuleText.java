package io.hourglass.detect.threshold;

import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;
import io.hourglass.setting.Written;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The text form of rules: {@code conformal:0.001}, {@code fdr:0.1}, {@code quantile:0.99}, {@code
 * sigma:3}, {@code max}, {@code above:0.05}, {@code pot:0.0001,0.98}, {@code f1}, {@code
 * cost:1,50}.
 */
public final class RuleText {
  static final TextForm<Rule> FORM =
      TextForm.of(
          "rule",
          Member.like("conformal", new Conformal(0.01)),
          Member.like("fdr", new FalseDiscoveryRate(0.1)),
          Member.like("quantile", new Quantile(0.99)),
          Member.like("sigma", new MeanAndDeviation(3)),
          Member.of("max", Maximum.class),
          Member.of("above", FixedThreshold.class),
          Member.like("pot", new PeaksOverThreshold(0.001)),
          Member.of("f1", BestF1.class),
          Member.of("cost", MinimumCost.class));

  private RuleText() {}

  /** Names of all rules. */
  public static List<String> names() {
    return FORM.names();
  }

  /**
   * The rule that a text means; {@link Rule#text} gives it back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Rule parse(String text) {
    return FORM.parse(text);
  }

  /**
   * The rule of a text with its false-positive rate given apart: {@code conformal} and 0.001,
   * {@code quantile} and 0.01 for the quantile of 0.99.
   *
   * @throws IllegalArgumentException if the text means no rule, or has parameters, or the rule has
   *     no rate
   */
  public static Rule parse(String text, OptionalDouble rate) {
    return rate.isEmpty() ? parse(text) : parse(text, rate.getAsDouble());
  }

  private static Rule parse(String text, double rate) {
    Rule rule = parse(text);
    Written written = Written.of("rule", text, ",");
    checkNoValues(written, rate);
    if (rule instanceof Quantile) {
      return new Quantile(1 - rate);
    }
    checkHasRate(written, rate);
    return parse("%s:rate=%s".formatted(written.name(), rate));
  }

  private static void checkNoValues(Written written, double rate) {
    if (!written.values().isEmpty()) {
      String twice = "%s and a rate of %s".formatted(written.values(), rate);
      throw written.refused("the rate must be given once", twice);
    }
  }

  private static void checkHasRate(Written written, double rate) {
    if (!hasRate(written.name())) {
      List<String> others = names().stream().filter(RuleText::hasRate).toList();
      throw written.refused(
          "only %s have a rate".formatted(String.join(", ", others)), "a rate of " + rate);
    }
  }

  private static boolean hasRate(String name) {
    return name.equals("quantile")
        || FORM.member(name).filter(rule -> rule.has("rate")).isPresent();
  }
}
