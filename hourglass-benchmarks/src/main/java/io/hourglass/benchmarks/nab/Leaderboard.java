package io.hourglass.benchmarks.nab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Published scores, read from the corpus.
 *
 * @param entries the best first
 */
record Leaderboard(List<Entry> entries) {
  static final String FILE = "results/final_results.json";

  Leaderboard {
    entries = List.copyOf(entries);
  }

  /**
   * A detector's scores.
   *
   * @param name of the detector
   * @param standard score
   * @param lowFalsePositives score where false alarms are dear
   * @param lowFalseNegatives score where missed anomalies are
   */
  record Entry(String name, double standard, double lowFalsePositives, double lowFalseNegatives) {}

  static Leaderboard of(JsonNode published) {
    List<Entry> entries = new ArrayList<>();
    published
        .properties()
        .forEach(detector -> {
          JsonNode scores = detector.getValue();
          entries.add(
              new Entry(
                  detector.getKey(),
                  scores.path(Profile.STANDARD.published()).asDouble(),
                  scores.path(Profile.LOW_FALSE_POSITIVES.published()).asDouble(),
                  scores.path(Profile.LOW_FALSE_NEGATIVES.published()).asDouble()));
        });
    entries.sort(Comparator.comparingDouble(Entry::standard).reversed());
    return new Leaderboard(entries);
  }

  /** The standard score of a detector, if it is published. */
  Optional<Double> standard(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .map(Entry::standard)
        .findFirst();
  }
}
