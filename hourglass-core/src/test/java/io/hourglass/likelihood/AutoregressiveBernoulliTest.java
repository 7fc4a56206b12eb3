package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoregressiveBernoulliTest {
  private static final int WIDTH = 6;

  /** Two rows of three pixels. */
  private static final AutoregressiveBernoulli SMALL = new AutoregressiveBernoulli(1, 4, 3);

  private static float[] random(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
    }
    return values;
  }

  private static float[] picture(int bits) {
    float[] x = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      x[i] = bits >> i & 1;
    }
    return x;
  }

  /** Computed with NumPy 2.3, pixel by pixel from the formula. */
  @Test
  void goldenFigures() {
    AutoregressiveBernoulli likelihood = new AutoregressiveBernoulli(2, 3, 4);
    float[] outputs = new float[likelihood.parameters(12)];
    assertThat(outputs).hasSize(66);
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = ((37 * i * i + 11 * i) % 64 - 32) / 24f;
    }
    float[] x = {1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1};
    assertThat(likelihood.nats(x, 0, outputs, 0, 12)).isCloseTo(9.482095573178075, within(1e-5));
    x[5] = Float.NaN;
    assertThat(likelihood.nats(x, 0, outputs, 0, 12)).isCloseTo(7.621576278497876, within(1e-5));
  }

  @Test
  void allImagesTogetherHaveProbabilityOne() {
    float[] outputs = random(SMALL.parameters(WIDTH), new SplittableRandom(1));
    double total = 0;
    for (int bits = 0; bits < 1 << WIDTH; bits++) {
      total += Math.exp(-SMALL.nats(picture(bits), 0, outputs, 0, WIDTH));
    }
    assertThat(total).isCloseTo(1, within(1e-5));
  }

  @Test
  void imagesAreDrawnAsOftenAsTheyAreProbable() {
    SplittableRandom random = new SplittableRandom(2);
    float[] outputs = random(SMALL.parameters(WIDTH), random);
    int draws = 100_000;
    int[] counts = new int[1 << WIDTH];
    for (int i = 0; i < draws; i++) {
      int bits = 0;
      float[] drawn = SMALL.sample(outputs, 0, WIDTH, random);
      for (int pixel = 0; pixel < WIDTH; pixel++) {
        bits |= (int) drawn[pixel] << pixel;
      }
      counts[bits]++;
    }
    for (int bits = 0; bits < counts.length; bits++) {
      double chance = Math.exp(-SMALL.nats(picture(bits), 0, outputs, 0, WIDTH));
      double error = Math.sqrt(chance * (1 - chance) / draws);
      assertThat((double) counts[bits] / draws).isCloseTo(chance, within(5 * error + 1e-5));
    }
  }

  /** Pixel 4 of two rows of three has 0, 1, 2 above and 3 before it; pixel 5 has not 0. */
  @Test
  void aPixelDependsOnItsNeighborsBeforeItAlone() {
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = random(SMALL.sharedParameters(WIDTH), random);
    float[] x = random(WIDTH, random);
    float[] context = new PrecedingPixels(SMALL, weights, x).all();
    boolean[][] depends = new boolean[WIDTH][WIDTH];
    for (int changed = 0; changed < WIDTH; changed++) {
      float[] other = x.clone();
      other[changed] += 8;
      float[] now = new PrecedingPixels(SMALL, weights, other).all();
      for (int pixel = 0; pixel < WIDTH; pixel++) {
        depends[pixel][changed] = now[pixel] != context[pixel];
      }
    }
    assertThat(depends[0]).containsOnly(false);
    assertThat(depends[3]).containsExactly(true, true, false, false, false, false);
    assertThat(depends[4]).containsExactly(true, true, true, true, false, false);
    assertThat(depends[5]).containsExactly(false, true, true, false, true, false);
  }

  @Test
  void onePixelHasTheBitsThatItHasAmongAll() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 20; trial++) {
      AutoregressiveBernoulli any =
          new AutoregressiveBernoulli(
              1 + random.nextInt(4), 1 + random.nextInt(9), 1 + random.nextInt(7));
      int width = 1 + random.nextInt(40);
      PrecedingPixels field =
          new PrecedingPixels(
              any, random(any.sharedParameters(width), random), random(width, random));
      float[] all = field.all();
      for (int i = 0; i < width; i++) {
        assertThat(field.at(i)).isEqualTo(all[i]);
      }
    }
  }

  @Test
  void refusesWhatIsNoField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AutoregressiveBernoulli(0, 32, 28))
        .withMessage("reach must be 1 to 16, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AutoregressiveBernoulli(3, 1025, 28))
        .withMessage("units must be 1 to 1024, got 1025");
  }
}
