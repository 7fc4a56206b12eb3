package io.hourglass.benchmarks.anomalies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Means over sets, each set counting the same.
 *
 * @param sets how many
 * @param auroc in percent by entrant
 * @param averagePrecision in percent by entrant
 * @param published AUROC in percent by method, of those that are published for all of the sets
 */
record Means(
    int sets,
    Map<String, Double> auroc,
    Map<String, Double> averagePrecision,
    Map<String, Double> published) {
  Means {
    auroc = Collections.unmodifiableMap(new LinkedHashMap<>(auroc));
    averagePrecision = Collections.unmodifiableMap(new LinkedHashMap<>(averagePrecision));
    published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
  }

  /** Over all sets and, where some have no published figures, over those that do. */
  static List<Means> of(List<SetResult> sets) {
    List<SetResult> known = sets.stream().filter(set -> !set.published().isEmpty()).toList();
    List<Means> means = new ArrayList<>();
    means.add(over(sets));
    if (!known.isEmpty() && known.size() < sets.size()) {
      means.add(over(known));
    }
    return means;
  }

  private static Means over(List<SetResult> sets) {
    Map<String, Double> auroc = new LinkedHashMap<>();
    Map<String, Double> averagePrecision = new LinkedHashMap<>();
    Map<String, Double> published = new LinkedHashMap<>(sets.get(0).published());
    for (SetResult set : sets) {
      for (SetResult.Standing standing : set.entrants()) {
        auroc.merge(standing.name(), standing.auroc() / sets.size(), Double::sum);
        averagePrecision.merge(
            standing.name(), standing.averagePrecision() / sets.size(), Double::sum);
      }
      published.keySet().retainAll(set.published().keySet());
    }
    published.replaceAll(
        (method, first) -> SetResult.mean(sets, set -> set.published().getOrDefault(method, 0.0)));
    return new Means(sets.size(), auroc, averagePrecision, published);
  }
}
