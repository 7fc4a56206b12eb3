package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultParserTest {
  private final SystemRun run = new SystemRun("Peer 1", "", 2, Program.of("true"));

  private List<SpeedResult> read(Work work, String... lines) {
    return ResultParser.parse(work, run, Stream.of(lines).map(Line::new).toList());
  }

  @Test
  void takesTheMedianOfAllEpochsButTheFirst() {
    SpeedResult figure =
        read(
                Work.W1,
                "# backend",
                "peer W1 epoch=1 seconds=9.0 loss=0.3",
                "peer W1 epoch=2 seconds=1.0 loss=0.2",
                "peer W1 epoch=3 seconds=3.0 loss=0.15",
                "peer W1 epoch=4 seconds=1.5 loss=0.1",
                "peer W1 end rss_MB=512")
            .get(0);
    assertThat(figure.value()).isEqualTo(1.5);
    assertThat(figure.loss()).isEqualTo(0.1);
    assertThat(figure.peakMegabytes()).isEqualTo(512);
  }

  @Test
  void oneEpochIsNoFigure() {
    assertThat(read(Work.W1, "peer W1 epoch=1 seconds=9.0 loss=0.3")).isEmpty();
  }

  @Test
  void otherWorkDoesNotCount() {
    assertThat(read(Work.W3, "p W1 epoch=1 seconds=9 loss=1", "p W1 epoch=2 seconds=9 loss=1"))
        .isEmpty();
  }

  @Test
  void takesSecondsPerEpochWhereASystemSaysSo() {
    assertThat(read(Work.W3, "h2o W3 epochs=4 wall=9.1 => seconds_per_epoch=6.8").get(0).value())
        .isEqualTo(6.8);
  }

  @Test
  void tellsTheWaysOfOneRowApart() {
    List<SpeedResult> figures =
        read(
            Work.W4,
            "W1 epoch=1 seconds=1 loss=1",
            "pytorch W4 eager median_us=50.10 p99_us=81.00 check=0.0321",
            "bytedeco W4 variant=jit-frozen median_us=16.5 p99_us=20.0 meanmse=0.04");
    assertThat(figures)
        .extracting(one -> one.run().setting())
        .containsExactly("eager", "jit-frozen");
    assertThat(figures).extracting(SpeedResult::value).containsExactly(50.1, 16.5);
    assertThat(figures).extracting(SpeedResult::p99).containsExactly(81.0, 20.0);
    assertThat(figures).extracting(SpeedResult::loss).containsExactly(0.0321, 0.04);
  }

  @Test
  void turnsMicrosecondsARowIntoRowsASecond() {
    assertThat(read(Work.ROWS, "onnxruntime batch256 us_per_row=2.5 check=0.03").get(0).value())
        .isEqualTo(400_000);
  }

  @Test
  void namesTheWayAtTheEndOfALine() {
    assertThat(read(Work.ROWS, "x rows_per_s=7 check=1 way: forward only").get(0).run().setting())
        .isEqualTo("forward only");
  }
}
