package io.hourglass.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconstructionScorerTest {
  private static final int DRAWS = 4000;

  @Test
  void drawnRowsAreThoseExpectedOnAverage() {
    Table table = Models.mixed(3, 1);
    Autoencoder model = Autoencoder.of(Models.untrained(Design.suitedTo(table.schema()), table, 2));
    ReconstructionScorer scorer = new ReconstructionScorer(model.network());
    float[] outputs = model.network().outputs(model.codec().encode(table).values());
    float[] expected = scorer.expected(outputs);
    SplittableRandom random = new SplittableRandom(3);
    double[] sums = new double[expected.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      float[] drawn = scorer.sampled(outputs, random);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += drawn[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      // deviations are 1 at most: five standard errors
      assertThat(sums[i] / DRAWS).isCloseTo(expected[i], within(5 / Math.sqrt(DRAWS)));
    }
  }

  @Test
  void oneRowUnderManyOutputsIsThatRowUnderEach() {
    Table table = Models.mixed(5, 1);
    Autoencoder model = Autoencoder.of(Models.untrained(Design.suitedTo(table.schema()), table, 2));
    ReconstructionScorer scorer = new ReconstructionScorer(model.network());
    float[] rows = model.codec().encode(table).values();
    float[] outputs = model.network().outputs(rows);
    float[] third = Arrays.copyOfRange(rows, 2 * rows.length / 5, 3 * rows.length / 5);
    double[] nats = scorer.nats(third, outputs);
    for (int i = 0; i < 5; i++) {
      assertThat(nats[i]).isEqualTo(scorer.nats(rows, 2, outputs, i));
    }
  }
}
