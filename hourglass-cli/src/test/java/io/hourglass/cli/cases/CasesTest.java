package io.hourglass.cli.cases;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Inputs that failed for users of such systems, and inputs like them: each folder of the resource
 * {@code cases} is one kind, with its files in {@code data} and its {@code *.json}, one {@link
 * Case} each. {@code $IN} is the folder {@code data}, {@code $OUT} an empty one.
 *
 * <pre>
 * {"report": "duckdb#5782: leading zeros are lost",
 *  "steps": [
 *    {"run": "detect fit --data $IN/a.csv --categorical zip --out $OUT/m.hg --no-report"},
 *    {"run": "detect score $OUT/m.hg --data $IN/new.csv --out $OUT/s.csv --keep zip",
 *     "exit": 0, "says": ["regex"], "never": ["regex"],
 *     "tables": [{"file": "$OUT/s.csv", "rows": 5, "usual": [1, 2], "anomalies": [5],
 *                 "cells": {"1.zip": "01234"},
 *                 "counts": [{"column": "kind", "is": "temp-high", "atLeast": 20}],
 *                 "like": {"file": "$OUT/t.csv", "rows": [1, 2]}}]}]}
 * </pre>
 *
 * <p>A step may have {@code "stdin": "$IN/x.jsonl"}, or in place of {@code run} the mean brightness
 * of images: {@code "brightness": {"$IN/gray.png": 128}}. To run some kinds alone: {@code
 * -Dhourglass.cases=zip,code-sniff}.
 */
@Tag("slow")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CasesTest {
  @TempDir Path out = Path.of("");

  @TestFactory
  Stream<DynamicTest> reading() {
    return cases(false);
  }

  @TestFactory
  Stream<DynamicTest> training() {
    return cases(true);
  }

  private Stream<DynamicTest> cases(boolean slow) {
    String asked = System.getProperty("hourglass.cases", "");
    return list(folder())
        .filter(kind -> asked.isEmpty() || Set.of(asked.split(",")).contains(nameOf(kind)))
        .flatMap(CasesTest::list)
        .filter(file -> nameOf(file).endsWith(".json"))
        .filter(file -> read(file).isSlow() == slow)
        .map(file -> dynamicTest(titleOf(file), () -> check(file)));
  }

  private void check(Path file) throws IOException {
    Path data = file.resolveSibling("data");
    read(file).check(new CaseFolders(data, Files.createTempDirectory(out, "case")));
  }

  private static Case read(Path file) {
    try {
      return Case.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no case: " + e.getMessage(), e);
    }
  }

  private static String titleOf(Path file) {
    return nameOf(Objects.requireNonNull(file.getParent())) + "/" + nameOf(file);
  }

  private static String nameOf(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(CasesTest.class.getResource("/cases")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
