package io.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.cli.command.bench.BenchmarkProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksTest {
  private static List<CommandLine> benchmarks() {
    return ServiceLoader.load(BenchmarkProvider.class).findFirst().orElseThrow().benchmarks();
  }

  @Test
  void areFoundAsAService() {
    assertThat(benchmarks())
        .extracting(benchmark -> benchmark.getCommandSpec().name())
        .containsExactly(
            "anomalies",
            "detection",
            "images",
            "ecg",
            "nab",
            "reasons",
            "speed",
            "detect-speed",
            "forward",
            "scale",
            "likelihood",
            "denoising",
            "disentanglement",
            "rate-distortion");
  }

  @Test
  void haveADescriptionAndHelpAndRefuseAnOptionThatTheyDoNotKnow() {
    for (CommandLine benchmark : benchmarks()) {
      StringWriter out = new StringWriter();
      benchmark.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
      assertThat(benchmark.getCommandSpec().usageMessage().description()).isNotEmpty();
      assertThat(benchmark.execute("--help")).isZero();
      assertThat(out.toString()).contains("--json").doesNotContain("DEFAULT-VALUE");
      assertThat(benchmark.execute("--no-such")).isEqualTo(2);
    }
  }
}
