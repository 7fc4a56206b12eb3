package io.hourglass.cli.option;

import io.hourglass.codec.CodecFit;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.LikelihoodText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Columns of counts and ordered categories, and the likelihoods of columns. */
public final class ColumnOptions {
  @Option(
      names = "--counts",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of counts, whole numbers from 0, such as a number of visits.")
  private List<String> counts = new ArrayList<>();

  @Option(
      names = "--ordinal",
      paramLabel = "COLUMN=LOW|...|HIGH",
      description =
          "Categories of a column in their order, lowest first, as in size=S|M|L; repeatable.")
  private List<String> orders = new ArrayList<>();

  @Option(
      names = "--likelihood",
      paramLabel = "[COLUMN=]NAME",
      description =
          "Likelihood of a column, or of all columns that support it, as in "
              + "amount=student-t:5, poisson, gaussian:0.1 or image=discretized-logistic-mixture; "
              + "repeatable.")
  private List<String> likelihoods = new ArrayList<>();

  /** Adds the columns' settings to those of the codec. */
  public CodecFit codec(CodecFit fit) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    orders.forEach(order -> addLevels(order, levels));
    return fit.withCounts(Set.copyOf(counts)).withOrders(levels);
  }

  private static void addLevels(String order, Map<String, List<String>> levels) {
    int equals = order.indexOf('=');
    List<String> names = List.of(order.substring(equals + 1).split("\\|", -1));
    if (equals < 1 || names.size() < 2) {
      throw new IllegalArgumentException(
          "--ordinal must be a column and its levels, as in size=S|M|L, got \"" + order + "\"");
    }
    levels.put(order.substring(0, equals), names);
  }

  /** The design with the likelihoods of the columns. */
  public Design design(Design design, Schema schema, CodecFit fit) {
    if (likelihoods.isEmpty()) {
      return design;
    }
    Map<String, Features> features = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      features.put(field.name(), fit.features(field));
    }
    return design.withLikelihoods(LikelihoodText.byColumn(likelihoods, features));
  }
}
