package io.hourglass.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.Examples;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over every posterior, with codes of two numbers. */
class PosteriorContractTest {
  private static final float STEP = 1e-2f;

  static List<Posterior> posteriors() {
    return Examples.posteriors();
  }

  @ParameterizedTest
  @MethodSource("posteriors")
  void spreadIsTheDeterminantOfTheJacobian(Posterior posterior) {
    SplittableRandom random = new SplittableRandom(3);
    Posterior.Transform transform =
        posterior.transform(2, PriorContractTest.weights(posterior.parameters(2), random));
    float[] head = new float[4 + posterior.context()];
    for (int i = 0; i < head.length; i++) {
      head[i] = (float) random.nextDouble();
    }
    for (int trial = 0; trial < 20; trial++) {
      float x = (float) (4 * random.nextDouble() - 2);
      float y = (float) (4 * random.nextDouble() - 2);
      float[] right = changed(transform, head, x + STEP, y);
      float[] left = changed(transform, head, x - STEP, y);
      float[] up = changed(transform, head, x, y + STEP);
      float[] down = changed(transform, head, x, y - STEP);
      double determinant =
          (double) (right[0] - left[0]) * (up[1] - down[1])
              - (double) (right[1] - left[1]) * (up[0] - down[0]);
      double spread = transform.apply(new float[] {x, y}, 0, head, 4);
      assertThat(Math.log(Math.abs(determinant) / (4 * STEP * STEP)))
          .isCloseTo(spread, within(2e-3));
    }
  }

  private static float[] changed(Posterior.Transform transform, float[] head, float x, float y) {
    float[] code = {x, y};
    transform.apply(code, 0, head, 4);
    return code;
  }
}
