package io.hourglass.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativesTest {
  @Test
  void areUnpackedOnceLoaded() {
    Natives.load();
    Natives natives = Natives.look();
    assertThat(natives.areUnpacked()).isTrue();
    assertThat(natives.folder()).isDirectory();
    assertThat(natives.bytes()).isGreaterThan(100_000_000);
  }

  @Test
  void areNotUnpackedInAnEmptyCache() {
    System.setProperty("org.bytedeco.javacpp.cachedir", "build/no-such-cache");
    try {
      assertThat(Natives.look().areUnpacked()).isFalse();
    } finally {
      System.clearProperty("org.bytedeco.javacpp.cachedir");
    }
  }
}
