package io.hourglass.benchmarks.detection;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.benchmarks.detection.NabScorer.Profile;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder with {@code data}, {@code labels} and {@code results}, as NAB is published. */
record NabCorpus(Path path) {
  static final String WHAT = "the folder of the Numenta Anomaly Benchmark";
  private static final String WINDOWS = "labels/combined_windows.json";
  private static final String RESULTS = "results/final_results.json";

  NabCorpus {
    if (!Files.isRegularFile(path.resolve(WINDOWS))) {
      throw new DataException(
          "%s: expected %s with %s, got none; name it with --data".formatted(path, WHAT, WINDOWS));
    }
  }

  /** All series, in the order of the labels. */
  List<LabeledSeries> series() {
    return json(WINDOWS).properties().stream()
        .map(entry -> series(entry.getKey(), entry.getValue()))
        .toList();
  }

  private LabeledSeries series(String name, JsonNode labels) {
    Path file = path.resolve("data").resolve(name);
    if (!file.normalize().startsWith(path.normalize())) {
      throw new DataException(
          "%s: labels must be of files in the folder, got \"%s\"".formatted(path, name));
    }
    ReadOptions options = ReadOptions.defaults().withHeader(ReadOptions.Header.YES);
    Table table = Tables.read(file.toAbsolutePath().toString(), options);
    return LabeledSeries.of(name, table, Json.read(labels.toString(), String[][].class, WINDOWS));
  }

  /** Published scores by detector, in the order of the profiles; none where there is no file. */
  Map<String, List<Double>> leaderboard() {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    if (Files.isRegularFile(path.resolve(RESULTS))) {
      json(RESULTS)
          .properties()
          .forEach(entry -> scores.put(entry.getKey(), scores(entry.getValue())));
    }
    return scores;
  }

  private static List<Double> scores(JsonNode published) {
    return Stream.of(Profile.values())
        .map(profile -> published.path(profile.published).asDouble())
        .toList();
  }

  private JsonNode json(String name) {
    Path file = path.resolve(name);
    try {
      return Json.tree(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new DataException(file + ": expected a file that can be read, got " + e, e);
    }
  }
}
