package io.hourglass.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.benchmarks.report.Benchmark.SharedOptions;
import io.hourglass.data.DataException;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class BenchmarkCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Reports its options. */
  @SharedOptions(seeds = 3, data = "Some data.")
  @Command(name = "small", description = "A small one.")
  private static final class Small implements Benchmark {
    @Option(names = "--value")
    private double value = 1.5;

    @Override
    public Report run(BenchmarkContext context) {
      context.note("running");
      BenchmarkContext.require("--value", (long) value, 1);
      List<String> data = context.data().stream().toList();
      return new Report(
          "Small",
          List.of("seeds: " + context.seeds()),
          List.of(
              ResultTable.of("rows", "Rows", data)
                  .text("name", name -> name)
                  .number("The value", 1, name -> value)),
          List.of("a note"));
    }
  }

  @Command(name = "bare", description = "Without shared options.")
  private static final class Bare implements Benchmark {
    @Override
    public Report run(BenchmarkContext context) {
      throw new DataException("there is none");
    }
  }

  private int run(Benchmark benchmark, String... options) {
    return BenchmarkCommand.of(benchmark)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((failure, line, parsed) -> {
          err.append(failure.getMessage());
          return 1;
        })
        .execute(options);
  }

  @Test
  void printsTheReportWithMachineAndRulesAsText() {
    assertThat(run(new Small(), "--data=x", "--seeds=2")).isZero();
    assertThat(out.toString().lines())
        .startsWith("Small")
        .containsSubsequence(
            "- seeds: 2", "Rows", "name  The value", "x     1.5", "", "a note", "0 s")
        .anyMatch(line -> line.contains("cores"));
    assertThat(err.toString()).isEqualToIgnoringNewLines("running");
  }

  @Test
  void printsTheSameAsJson() {
    assertThat(run(new Small(), "--data=x", "--json", "--value=2.25")).isZero();
    JsonNode json = Json.tree(out.toString(), "out");
    assertThat(json.path("benchmark").asText()).isEqualTo("small");
    assertThat(json.path("machine").path("cores").asInt()).isPositive();
    assertThat(json.path("rules").get(0).asText()).isEqualTo("seeds: 3");
    JsonNode row = json.path("tables").path("rows").get(0);
    assertThat(row.path("name").asText()).isEqualTo("x");
    assertThat(row.path("the_value").asDouble()).isEqualTo(2.25);
    assertThat(json.path("notes").get(0).asText()).isEqualTo("a note");
  }

  @Test
  void refusesValuesThatCannotBeUsed() {
    assertThat(run(new Small(), "--seeds=0")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("--seeds must be at least 1, got 0");
    err.getBuffer().setLength(0);
    assertThat(run(new Small(), "--value=0")).isEqualTo(1);
    assertThat(err.toString()).endsWith("--value must be at least 1, got 0");
  }

  @Test
  void hasOnlyTheSharedOptionsThatTheBenchmarkNames() {
    assertThat(run(new Bare(), "--seeds=1")).isEqualTo(2);
    assertThat(run(new Bare(), "--data=x")).isEqualTo(2);
    err.getBuffer().setLength(0);
    assertThat(run(new Bare())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("there is none");
    CommandLine small = BenchmarkCommand.of(new Small());
    assertThat(small.getCommandSpec().findOption("--seeds").description())
        .containsExactly("Repetitions, with seeds 1, 2, ... (default: 3).");
  }

  @Test
  void namesTheFolderThatIsMissing(@TempDir Path folder) {
    BenchmarkContext none = new BenchmarkContext(Optional.empty(), 1, Map.of(), line -> {});
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> none.folder("nab", "the folder of NAB"))
        .withMessage(
            "expected the folder of NAB, got none; name it with --data, or have it in"
                + " $HOURGLASS_DATA/nab");
    BenchmarkContext own =
        new BenchmarkContext(
            Optional.empty(), 1, Map.of("HOURGLASS_DATA", folder.toString()), line -> {});
    assertThat(own.folder("", "the folder of all data sets")).isEqualTo(folder.resolve(""));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> own.folder("nab", "the folder of NAB"))
        .withMessage(
            folder.resolve("nab")
                + ": expected the folder of NAB, got none; name it with --data, or have it in"
                + " $HOURGLASS_DATA/nab");
  }
}
