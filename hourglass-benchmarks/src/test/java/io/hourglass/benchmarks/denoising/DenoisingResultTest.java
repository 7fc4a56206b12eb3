package io.hourglass.benchmarks.denoising;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.process.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenoisingResultTest {
  private static final DenoisingResult.Run OURS =
      DenoisingResult.Run.of(
          new Line("hourglass denoising noise=none seed=1 seconds=300.0 test_loss=0.06500"));

  private static final DenoisingResult.Cleaning CLEANING =
      DenoisingResult.Cleaning.of(
          "conv-denoising",
          0.4,
          new Line("hourglass denoising seconds=301.0 noisy=10.98 linear=18.4 model=21.5"));

  @Test
  void passesWithinOnePercentAndTwoDecibels() {
    DenoisingResult.Peer peer =
        new DenoisingResult.Peer(List.of(new DenoisingResult.Run(0.0651, 500)), "");
    DenoisingResult result = DenoisingResult.of(10, List.of(OURS), peer, List.of(CLEANING));
    assertThat(result.verdict()).isEqualTo("pass");
    assertThat(result.text())
        .isEqualTo(
            """
            mnist, the Keras examples' convolutional autoencoder and a denoiser, 10 epochs

                       test loss, nats per pixel  seconds
            Hourglass  0.06500                    300
            PyTorch    0.06510                    500
            ours / PyTorch: 0.9985, wanted at most 1.01

            noise, clipped  noisy     linear denoiser  design          cleaned   gain     seconds
            0.4             10.98 dB  18.40 dB         conv-denoising  21.50 dB  3.10 dB  301
            gain wanted: at least 2 dB, of one design at each noise
            pass
            """);
  }

  @Test
  void missesWithAHigherLossOrASmallerGain() {
    DenoisingResult.Peer better =
        new DenoisingResult.Peer(List.of(new DenoisingResult.Run(0.0640, 500)), "");
    assertThat(DenoisingResult.of(10, List.of(OURS), better, List.of(CLEANING)).verdict())
        .isEqualTo("miss");
    DenoisingResult.Cleaning weak = new DenoisingResult.Cleaning("conv", 0.2, 16.7, 22.5, 24.4, 300);
    DenoisingResult.Peer none = DenoisingResult.Peer.absent("no Python");
    assertThat(DenoisingResult.of(10, List.of(OURS), none, List.of(weak)).verdict())
        .isEqualTo("miss");
    DenoisingResult.Cleaning strong =
        new DenoisingResult.Cleaning("conv-denoising", 0.2, 16.7, 22.5, 24.6, 300);
    assertThat(DenoisingResult.of(10, List.of(OURS), none, List.of(weak, strong)).verdict())
        .isEqualTo("not compared");
    DenoisingResult alone = DenoisingResult.of(10, List.of(OURS), none, List.of(CLEANING));
    assertThat(alone.verdict()).isEqualTo("not compared");
    assertThat(alone.text()).contains("PyTorch    - (no Python)");
  }
}
