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

/** What the columns are, beyond their type, and how well they are to be explained. */
public final class ColumnOptions {
  @Option(
      names = "--counts",
      paramLabel = "COLUMN",
      split = ",",
      description = "Numeric columns of whole numbers from 0, such as a number of visits.")
  private List<String> counts = new ArrayList<>();

  @Option(
      names = "--ordinal",
      paramLabel = "COLUMN=LOW|...|HIGH",
      description = "A categorical column whose names have an order, as in size=S|M|L; repeatable.")
  private List<String> orders = new ArrayList<>();

  @Option(
      names = "--likelihood",
      paramLabel = "[COLUMN=]NAME",
      description = {
        "What explains a column, or all columns that it suits: poisson, amount=student-t:5,",
        "gaussian:0.1, picture=discretized-logistic-mixture; repeatable."
      })
  private List<String> likelihoods = new ArrayList<>();

  /** The codec's settings, with those of the columns. */
  public CodecFit codec(CodecFit fit) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (String order : orders) {
      int equals = order.indexOf('=');
      List<String> names = List.of(order.substring(equals + 1).split("\\|", -1));
      if (equals < 1 || names.size() < 2) {
        throw new IllegalArgumentException(
            "--ordinal must be a column and its levels, as in size=S|M|L, got \"" + order + "\"");
      }
      levels.put(order.substring(0, equals), names);
    }
    return fit.withCounts(Set.copyOf(counts)).withOrders(levels);
  }

  /** The design, with the likelihoods that were asked for in place of its own. */
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
