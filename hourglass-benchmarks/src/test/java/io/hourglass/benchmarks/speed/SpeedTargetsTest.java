package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.report.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTargetsTest {
  private static SpeedResult result(Work work, String system, String setting, double value) {
    SystemRun run = new SystemRun(system, setting, 1, Program.of("true"));
    return new SpeedResult(work, run, List.of(value), null, null, null);
  }

  private static Target target(String key, SpeedResult... results) {
    return SpeedTargets.of(List.of(results)).stream()
        .filter(target -> target.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void comparesWithARivalsBestSetting() {
    Target target =
        target(
            "w1_debian_pytorch",
            result(Work.W1, "Hourglass", "", 0.5),
            result(Work.W1, "PyTorch 1.13 (Debian)", "a", 2.0),
            result(Work.W1, "PyTorch 1.13 (Debian)", "b", 0.9),
            result(Work.W1, "PyTorch 2.13", "compiled", 0.1));
    assertThat(target.reached()).isEqualTo(1.8);
    assertThat(target.status()).isEqualTo("pass");
    assertThat(target.against()).isEqualTo("PyTorch 1.13 (Debian), b, 1 thread");
  }

  @Test
  void missesWhatIsTooSlow() {
    Target target =
        target(
            "w3_libtorch",
            result(Work.W3, "Hourglass", "", 0.2),
            result(Work.W3, "LibTorch", "lean", 0.3));
    assertThat(target.reached()).isEqualTo(0.3 / 0.2);
    assertThat(target.status()).isEqualTo("miss");
  }

  @Test
  void doesNotEvaluateWhatWasNotMeasured() {
    assertThat(target("w1_libtorch", result(Work.W1, "Hourglass", "", 0.5)).status())
        .isEqualTo("not measured");
  }

  @Test
  void comparesHalfTheBitsWithHalfTheBits() {
    SpeedResult[] figures = {
      result(Work.W2, "Hourglass", "", 3.0),
      result(Work.W2, "Hourglass", "bfloat16", 2.0),
      result(Work.W2, "LibTorch", "lean", 4.5),
      result(Work.W2, "LibTorch", "lean-bf16", 2.5)
    };
    assertThat(target("w2_libtorch", figures).reached()).isEqualTo(1.5);
    assertThat(target("w2_libtorch_bfloat16", figures).reached()).isEqualTo(1.25);
    assertThat(target("w2_libtorch_bfloat16", figures[0], figures[3]).status())
        .isEqualTo("not measured");
  }

  @Test
  void takesTheBestOfOurOwn() {
    SpeedResult slow = result(Work.ROWS, "Hourglass", "score", 200_000);
    SpeedResult fast = result(Work.ROWS, "Hourglass", "score", 500_000);
    assertThat(target("rows", slow, fast).status()).isEqualTo("pass");
    assertThat(target("rows", slow).status()).isEqualTo("miss");
    SpeedResult half = result(Work.ROWS, "Hourglass", "forward only", 900_000);
    assertThat(target("rows", slow, half).status()).isEqualTo("miss");
    assertThat(target("w4_row", result(Work.W4, "Hourglass", "", 12.1)).status()).isEqualTo("miss");
  }
}
