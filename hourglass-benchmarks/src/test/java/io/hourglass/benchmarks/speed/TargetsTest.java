package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static Verdict verdict(String key, Figure... figures) {
    return Targets.verdicts(List.of(figures)).stream()
        .filter(verdict -> verdict.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void comparesWithARivalsBestSetting() {
    Verdict verdict =
        verdict(
            "w1_debian_pytorch",
            Figures.of(Work.W1, Hourglass.NAME, "", 0.5),
            Figures.of(Work.W1, "PyTorch 1.13 (Debian)", "a", 2.0),
            Figures.of(Work.W1, "PyTorch 1.13 (Debian)", "b", 0.9),
            Figures.of(Work.W1, "PyTorch 2.13", "compiled", 0.1));
    assertThat(verdict.got()).isEqualTo(1.8);
    assertThat(verdict.verdict()).isEqualTo("pass");
    assertThat(verdict.against()).isEqualTo("PyTorch 1.13 (Debian), b, 1 thread");
  }

  @Test
  void missesWhatIsTooSlow() {
    Verdict verdict =
        verdict(
            "w3_libtorch",
            Figures.of(Work.W3, Hourglass.NAME, "", 0.2),
            Figures.of(Work.W3, "LibTorch", "lean", 0.3));
    assertThat(verdict.got()).isEqualTo(0.3 / 0.2);
    assertThat(verdict.verdict()).isEqualTo("miss");
  }

  @Test
  void doesNotJudgeWhatWasNotMeasured() {
    assertThat(verdict("w1_libtorch", Figures.of(Work.W1, Hourglass.NAME, "", 0.5)).verdict())
        .isEqualTo("not measured");
  }

  @Test
  void comparesHalfTheBitsWithHalfTheBits() {
    Figure[] figures = {
      Figures.of(Work.W2, Hourglass.NAME, "", 3.0),
      Figures.of(Work.W2, Hourglass.NAME, Hourglass.HALF, 2.0),
      Figures.of(Work.W2, "LibTorch", "lean", 4.5),
      Figures.of(Work.W2, "LibTorch", LibTorch.HALF, 2.5)
    };
    assertThat(verdict("w2_libtorch", figures).got()).isEqualTo(1.5);
    assertThat(verdict("w2_libtorch_bfloat16", figures).got()).isEqualTo(1.25);
    assertThat(verdict("w2_libtorch_bfloat16", figures[0], figures[3]).verdict())
        .isEqualTo("not measured");
  }

  @Test
  void takesTheBestOfOurOwn() {
    Figure slow = Figures.of(Work.ROWS, Hourglass.NAME, "score", 200_000);
    Figure fast = Figures.of(Work.ROWS, Hourglass.NAME, "score", 500_000);
    assertThat(verdict("rows", slow, fast).verdict()).isEqualTo("pass");
    assertThat(verdict("rows", slow).verdict()).isEqualTo("miss");
    Figure half = Figures.of(Work.ROWS, Hourglass.NAME, "forward only", 900_000);
    assertThat(verdict("rows", slow, half).verdict()).isEqualTo("miss");
    assertThat(verdict("w4_row", Figures.of(Work.W4, Hourglass.NAME, "", 12.0)).verdict())
        .isEqualTo("miss");
  }
}
