package io.hourglass.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.testing.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantizedTest {
  private static final int POSITIONS = 3;
  private static final int ENTRIES = 3;
  private static final float[] CODEBOOK = {0, 0, 1, 0, 0, 2};

  static List<IndexPrior> priors() {
    return Examples.indexPriors();
  }

  private static IndexPrior.Sequence sequence(IndexPrior prior) {
    SplittableRandom random = new SplittableRandom(3);
    List<float[]> weights = new ArrayList<>();
    for (Parameter parameter : prior.parameters(POSITIONS, ENTRIES)) {
      float[] values = new float[parameter.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      weights.add(values);
    }
    return prior.sequence(POSITIONS, ENTRIES, weights);
  }

  private static Quantized quantized() {
    return new Quantized(POSITIONS, 2, ENTRIES, 0.25, new Independent());
  }

  /** With equal probabilities. */
  private static Inference inference() {
    return quantized()
        .inference(List.of(CODEBOOK, new float[3], new float[9]), (in, rows, out) -> {})
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("priors")
  void probabilitiesOfAllListsSumToOneAndAreThoseOfDraws(IndexPrior prior) {
    IndexPrior.Sequence sequence = sequence(prior);
    int draws = 20_000;
    int[] drawn = new int[27];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < draws; i++) {
      int[] indices = sequence.sample(random);
      drawn[9 * indices[0] + 3 * indices[1] + indices[2]]++;
    }
    double sum = 0;
    for (int i = 0; i < 27; i++) {
      double probability = Math.exp(sequence.logProbability(new int[] {i / 9, i / 3 % 3, i % 3}));
      sum += probability;
      double fourErrors = 4 * Math.sqrt(probability / draws);
      assertThat((double) drawn[i] / draws).isCloseTo(probability, within(fourErrors));
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void theAutoregressivePriorDependsOnWhatCameBefore() {
    assertThat(oddsOfTheLast(new Autoregressive(7), 0))
        .isNotCloseTo(oddsOfTheLast(new Autoregressive(7), 1), within(1e-3));
    assertThat(oddsOfTheLast(new Independent(), 0))
        .isCloseTo(oddsOfTheLast(new Independent(), 1), within(1e-9));
  }

  private static double oddsOfTheLast(IndexPrior prior, int first) {
    IndexPrior.Sequence sequence = sequence(prior);
    return sequence.logProbability(new int[] {first, 0, 0})
        - sequence.logProbability(new int[] {first, 0, 1});
  }

  @Test
  void choosesTheNearestEntry() {
    float[] head = {0.4f, 0.1f, 0.6f, -1, 5, 5};
    assertThat(quantized().indices(CODEBOOK, head, 0)).containsExactly(0, 1, 2);
    float[] codes = new float[6];
    quantized().code(List.of(CODEBOOK)).apply(head, 1, codes);
    assertThat(codes).containsExactly(0, 0, 1, 0, 0, 2);
  }

  @Test
  void saysWhetherRoundingCanChangeTheCode() {
    assertThat(inference().isStable(new float[] {0.4f, 0, 1, 0, 0, 2}, 0)).isTrue();
    assertThat(inference().isStable(new float[] {0.5f, 0, 1, 0, 0, 2}, 0)).isFalse();
  }

  @Test
  void thePosteriorIsAPointAndItsPriceThePriors() {
    float[] code = new float[6];
    SplittableRandom random = new SplittableRandom(1);
    assertThat(inference().sample(new float[] {1, 0, 0, 0, 0, 3}, 0, random, code, 0)).isZero();
    assertThat(code).containsExactly(1, 0, 0, 0, 0, 2);
    assertThat(inference().logPrior(code, 0)).isCloseTo(-3 * Math.log(3), within(1e-12));
    inference().samplePrior(random, code, 0);
    assertThat(inference().logPrior(code, 0)).isCloseTo(-3 * Math.log(3), within(1e-12));
  }

  @Test
  void takesWhatTheEncoderGivesAsItIs() {
    assertThat(quantized().head().output(Shape.of(3, 1, 2))).isEqualTo(Shape.of(6));
  }

  @Test
  void saysWhatMustHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantized(0, 2, 3, 0.25, new Independent()))
        .withMessage("positions must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantized(1, 2, 1, 0.25, new Independent()))
        .withMessage("entries must be at least 2, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantized(1, 2, 3, 0, new Independent()))
        .withMessage("commitment must be a finite number > 0, got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Autoregressive(0))
        .withMessage("hidden units must be at least 1, got 0");
  }
}
