package io.hourglass.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.model.DenoisingBenchmark.NoiseResult;
import io.hourglass.benchmarks.model.DenoisingBenchmark.PlainResult;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.speed.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenoisingBenchmarkTest {
  private static final PlainResult OURS =
      PlainResult.of(
          "Hourglass",
          new Line("hourglass denoising noise=none seed=1 seconds=300.0 test_loss=0.06500"));

  private static NoiseResult denoised(String design, double noise, double linear, double model) {
    return new NoiseResult(
        design,
        noise,
        new Line(
            "hourglass denoising seconds=301.0 noisy=10.98 linear=%s model=%s"
                .formatted(linear, model)));
  }

  private static List<Object> statuses(List<PlainResult> plain, NoiseResult... denoised) {
    Report report = DenoisingBenchmark.report(10, plain, List.of(denoised), List.of());
    return report.tables().get(2).values().stream().map(row -> row.get("status")).toList();
  }

  @Test
  void passesWithinOnePercentAndTwoDecibels() {
    PlainResult peer = new PlainResult("PyTorch", 0.0651, 500);
    assertThat(statuses(List.of(OURS, peer), denoised("conv-denoising", 0.4, 18.4, 21.5)))
        .containsExactly("pass", "pass");
  }

  @Test
  void missesWithAHigherLossOrASmallerGain() {
    PlainResult better = new PlainResult("PyTorch", 0.0640, 500);
    NoiseResult weak = denoised("conv", 0.2, 22.5, 24.4);
    NoiseResult strong = denoised("conv-denoising", 0.2, 22.5, 24.6);
    assertThat(statuses(List.of(OURS, better), weak)).containsExactly("miss", "miss");
    assertThat(statuses(List.of(OURS), weak)).containsExactly("not measured", "miss");
    assertThat(statuses(List.of(OURS), weak, strong)).containsExactly("not measured", "pass");
    assertThat(strong.gain()).isEqualTo(24.6 - 22.5);
  }
}
