package io.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.cli.command.Bench;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BenchesTest {
  @Test
  void areFoundAsServices() {
    List<String> names =
        ServiceLoader.load(Bench.class).stream().map(found -> found.get().name()).toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "speed",
            "scale",
            "lesson",
            "denoising",
            "likelihood",
            "collapse",
            "disentanglement",
            "forward",
            "keras-vae",
            "rate-distortion",
            "anomalies",
            "detection",
            "detect-speed",
            "pictures",
            "nab",
            "ecg");
  }

  @Test
  void refuseAnOptionThatTheyDoNotKnow() throws Exception {
    for (ServiceLoader.Provider<Bench> found : ServiceLoader.load(Bench.class).stream().toList()) {
      assertThat(found.get().run(List.of("--no-such"))).isEqualTo(2);
    }
  }
}
