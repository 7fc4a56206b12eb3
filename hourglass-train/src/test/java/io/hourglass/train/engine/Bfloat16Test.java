package io.hourglass.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
  @Test
  void looksForTheInstructions() {
    assertThat(Bfloat16.isNative(List.of("processor\t: 0", "flags\t\t: fpu avx2 avx512_bf16 sse")))
        .isTrue();
    assertThat(Bfloat16.isNative(List.of("flags\t\t: fpu amx_bf16"))).isTrue();
    assertThat(Bfloat16.isNative(List.of("model name\t: amx_bf16", "flags\t\t: fpu avx512f avx2")))
        .isFalse();
    assertThat(Bfloat16.isNative(List.of())).isFalse();
  }
}
