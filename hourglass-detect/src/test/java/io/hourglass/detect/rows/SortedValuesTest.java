package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedValuesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1025})
  void countsWhatIsBelow(int count) {
    SplittableRandom random = new SplittableRandom(count);
    // whole numbers: many are there several times
    float[] all = new float[count + 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = random.nextInt(-count, count);
    }
    Arrays.sort(all, 1, count + 1);

    for (float value = -count - 1; value <= count + 1; value += 0.5f) {
      int below = 0;
      for (int i = 1; i <= count; i++) {
        below += all[i] < value ? 1 : 0;
      }
      assertThat(SortedValues.lowerBound(all, 1, count, value)).as("%s", value).isEqualTo(below);
    }
  }
}
