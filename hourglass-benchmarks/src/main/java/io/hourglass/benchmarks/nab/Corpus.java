package io.hourglass.benchmarks.nab;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.benchmarks.process.OwnData;
import io.hourglass.data.DataException;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder with {@code data}, {@code labels} and {@code results}, as the benchmark is published.
 *
 * @param path of the folder
 */
record Corpus(Path path) {
  private static final String NAME = "nab";
  private static final String WINDOWS = "labels/combined_windows.json";

  /**
   * The one that is named, or {@code nab} in the user's own.
   *
   * @param ownFolder what {@code HOURGLASS_DATA} says
   * @throws DataException if it is not there
   */
  static Corpus of(Optional<Path> named, @Nullable String ownFolder) {
    Path folder =
        OwnData.folder(named, ownFolder, NAME)
            .orElseThrow(() ->
                new DataException(
                    "expected the folder of the Numenta Anomaly Benchmark, got none; name it with"
                        + " --data, or with HOURGLASS_DATA the one that holds nab"));
    if (!Files.isRegularFile(folder.resolve(WINDOWS))) {
      throw new DataException(
          "%s: expected the folder of the Numenta Anomaly Benchmark with %s, got none; name it with"
                  .formatted(folder, WINDOWS)
              + " --data");
    }
    return new Corpus(folder);
  }

  /** All series, in the order of the labels. */
  List<LabelledSeries> series() {
    List<LabelledSeries> all = new ArrayList<>();
    json(WINDOWS).properties().forEach(entry -> all.add(series(entry.getKey(), entry.getValue())));
    return all;
  }

  private LabelledSeries series(String name, JsonNode labels) {
    Path file = path.resolve("data").resolve(name);
    if (!file.normalize().startsWith(path.normalize())) {
      throw new DataException(
          "%s: labels must be of files in the folder, got \"%s\"".formatted(path, name));
    }
    List<List<String>> windows = new ArrayList<>();
    labels.forEach(
        window -> windows.add(List.of(window.path(0).asText(), window.path(1).asText())));
    ReadOptions options = ReadOptions.defaults().withHeader(ReadOptions.Header.YES);
    return LabelledSeries.of(name, Tables.read(file.toAbsolutePath().toString(), options), windows);
  }

  /** The published scores. */
  Leaderboard leaderboard() {
    return Files.isRegularFile(path.resolve(Leaderboard.FILE))
        ? Leaderboard.of(json(Leaderboard.FILE))
        : new Leaderboard(List.of());
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
