package io.hourglass.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RobustSpreadTest {
  private static ColumnCodec codec(DoubleUnaryOperator number) {
    Random random = new Random(1);
    double[] sorted =
        DoubleStream.generate(random::nextGaussian).limit(1000).map(number).sorted().toArray();
    return new RobustSpread(sorted).codec("level", false);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e5, -1e7, 1.7e9, 1e11})
  void smallSpreadOnALargeOffsetIsASpread(double offset) {
    ColumnCodec codec = codec(normal -> offset + normal);

    assertThat(codec).isInstanceOf(LogTails.class);
    assertThat(((LogTails) codec).scale()).isCloseTo(1, Percentage.withPercentage(10));
  }

  @Test
  void roundingIsNoSpread() {
    float nearby = 1234.567f;
    assertThat(codec(normal -> normal < 0 ? 0.1 : 0.1f)).isInstanceOf(Constant.class);
    assertThat(codec(normal -> nearby + Math.round(normal) * Math.ulp(nearby)))
        .isInstanceOf(Constant.class);
    assertThat(codec(normal -> 3.3 + normal * 1e-14)).isInstanceOf(Constant.class);
  }
}
