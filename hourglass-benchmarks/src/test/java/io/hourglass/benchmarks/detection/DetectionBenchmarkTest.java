package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.report.BenchmarkCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DetectionBenchmarkTest {
  private static String complaint(String... options) {
    StringWriter err = new StringWriter();
    int ended =
        BenchmarkCommand.of(new DetectionBenchmark())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler((failure, line, parsed) -> {
              err.append(failure.getMessage());
              return 1;
            })
            .execute(options);
    assertThat(ended).isEqualTo(1);
    return err.toString();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(complaint("--only", "kdd"))
        .isEqualTo(
            "--only must be some of [nsl-kdd, creditcard, payments, false-positives,"
                + " contamination], got kdd");
    assertThat(complaint("--data", "nowhere"))
        .isEqualTo(
            "nowhere: expected the folder of all data sets, got none; name it with --data, or have"
                + " it in $HOURGLASS_DATA/");
  }
}
