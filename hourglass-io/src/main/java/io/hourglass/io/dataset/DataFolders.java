package io.hourglass.io.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of data sets on this machine.
 *
 * @param own the folder that {@code HOURGLASS_DATA} names, searched first
 * @param cache where fetched ones are kept
 */
record DataFolders(Optional<Path> own, Path cache) {

  /** The data folders of the running program. */
  static DataFolders ofThisMachine() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")));
  }

  /** The system's cache folder: XDG's, macOS's Library, or Windows' local application data. */
  static DataFolders of(Map<String, String> environment, String system, Path home) {
    Path caches = caches(environment, system.toLowerCase(Locale.ROOT), home);
    return new DataFolders(folder(environment, "HOURGLASS_DATA"), caches.resolve("hourglass"));
  }

  private static Path caches(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("windows")) {
      return folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
    }
    return system.startsWith("mac")
        ? home.resolve("Library/Caches")
        : folder(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }

  /** Folders that may hold a data set's files, in the order of the search. */
  List<Path> places(String dataSet) {
    Path cached = cache.resolve(dataSet);
    return own.map(folder -> List.of(folder.resolve(dataSet), folder, cached))
        .orElse(List.of(cached));
  }
}
