package io.hourglass.cli.cases;

import java.nio.file.Path;

/**
 * Where a case reads and writes.
 *
 * @param in its files, {@code $IN} in its steps
 * @param out an empty folder, {@code $OUT}
 */
record CaseFolders(Path in, Path out) {
  String resolve(String text) {
    return text.replace("$IN", in.toString()).replace("$OUT", out.toString());
  }

  Path file(String name) {
    return Path.of(resolve(name));
  }
}
