package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.process.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DetectionCommandTest {
  private static String complaint(Object command, int code, String... options) {
    StringWriter err = new StringWriter();
    int ended =
        new CommandLine(command)
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler((failure, line, parsed) -> {
              err.append(failure.getMessage());
              return 1;
            })
            .execute(options);
    assertThat(ended).isEqualTo(code);
    return err.toString();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(complaint(new DetectionCommand(), 2, "--only", "kdd"))
        .startsWith(
            "--only must be some of [nsl-kdd, creditcard, payments, false-alarms, contamination], got"
                + " kdd");
    assertThat(complaint(new DetectionCommand(), 2, "--seeds", "0"))
        .startsWith("--seeds must be at least 1, got 0");
    assertThat(complaint(new DetectionCommand(), 1, "--data", "nowhere"))
        .isEqualTo(
            "expected a folder with nsl-kdd, creditcard and adbench, got nowhere; name it with"
                + " --data or HOURGLASS_DATA");
    assertThat(complaint(new DetectSpeedCommand(), 2, "--rows", "10"))
        .startsWith("--rows must be at least 1000, got 10");
  }

  @Test
  void putsTheDetectorsTimeBesideTheNetworks() {
    Pace raw = new Pace("raw", 1_000_000, null, null);
    Pace many = new Pace("detector", 400_000, null, null);
    Pace single = new Pace("one", 100_000, 8.0, 20.0);
    SpeedReport report =
        new SpeedReport(
            Machine.here(),
            284_800,
            29,
            20,
            0.2,
            raw,
            many,
            many,
            many,
            single,
            single,
            single,
            List.of(new Rival("Hourglass", 10, 0.5, 0.97)),
            List.of("H2O's autoencoder: not installed"));
    assertThat(report.text())
        .contains("fitted in 20.0 s: 14,240 rows/s, the time of 100.0 epochs of the raw network")
        .containsPattern("detector +400,000 +2\\.50\n")
        .containsPattern("one +100,000 +8\\.0 +20\\.0 +1\\.00\n")
        .containsPattern("Hourglass +0\\.9700 +10\\.0 +0\\.50\n")
        .endsWith("H2O's autoencoder: not installed\n");
  }
}
