package io.hourglass.likelihood;

import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;
import io.hourglass.setting.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text form of likelihoods: {@code poisson}, {@code gaussian:0.1}, {@code
 * student-t:5,predicted} or {@code student-t:degrees=5}. Every parameter has a default.
 */
public final class LikelihoodText {
  static final TextForm<Likelihood> FORM =
      TextForm.of(
          "likelihood",
          Member.like("bernoulli", new Bernoulli()),
          Member.like("autoregressive-bernoulli", new AutoregressiveBernoulli()),
          Member.like("continuous-bernoulli", new ContinuousBernoulli()),
          Member.like("gaussian", new Gaussian()),
          Member.like("learned-gaussian", new LearnedGaussian()),
          Member.like("student-t", new StudentT()),
          Member.like("laplace", new Laplace()),
          Member.like("categorical", new Categorical()),
          Member.like("ordinal", new Ordinal()),
          Member.like("poisson", new Poisson()),
          Member.like("negative-binomial", new NegativeBinomial()),
          Member.like("discretized-logistic-mixture", new DiscretizedLogisticMixture()),
          Member.like("beta-binomial", new BetaBinomial()),
          Member.like("condition", new Condition()));

  private LikelihoodText() {}

  /** Names of all likelihoods. */
  public static List<String> names() {
    return FORM.names();
  }

  /**
   * The likelihood that a text means; {@link Likelihood#text} gives it back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Likelihood parse(String text) {
    return FORM.parse(text);
  }

  /**
   * Likelihoods by column, from texts that are either {@code NAME}, for all columns that it suits,
   * or {@code COLUMN=NAME}, which comes before that.
   *
   * @param columns names of the columns, with the kind of features each has
   * @throws IllegalArgumentException if a text is neither, or there is no column for it
   */
  public static Map<String, Likelihood> byColumn(
      List<String> texts, Map<String, Features> columns) {
    Map<String, Likelihood> general = new LinkedHashMap<>();
    Map<String, Likelihood> named = new LinkedHashMap<>();
    for (String text : texts) {
      if (FORM.isNamedBy(text)) {
        general.putAll(whereItSuits(parse(text), columns));
      } else {
        String column = column(text);
        named.put(column, parse(text.substring(column.length() + 1)));
      }
    }
    general.putAll(named);
    return general;
  }

  private static Map<String, Likelihood> whereItSuits(
      Likelihood likelihood, Map<String, Features> columns) {
    Map<String, Likelihood> found = new LinkedHashMap<>();
    columns.forEach((column, features) -> {
      boolean apart = features == Features.ONE_HOT && likelihood.support() == Support.REAL;
      if (likelihood.supports(features) && !apart) {
        found.put(column, likelihood);
      }
    });
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a column whose features %s suits, got %s".formatted(likelihood, columns));
    }
    return found;
  }

  /** The column name before the equals sign. */
  private static String column(String text) {
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      if (FORM.isNamedBy(text.substring(at + 1))) {
        return text.substring(0, at);
      }
    }
    String name = text.substring(text.lastIndexOf('=') + 1);
    throw new Written("likelihood", text, name, List.of()).unknownName(names());
  }
}
