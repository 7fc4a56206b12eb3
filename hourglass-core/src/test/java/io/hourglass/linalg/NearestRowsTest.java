package io.hourglass.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestRowsTest {
  /** Some of few values, so that there are rows that are the same, and leaves without extent. */
  private static float[] rows(SplittableRandom random, int count, int width) {
    boolean few = random.nextBoolean();
    float[] rows = new float[count * width];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = few ? random.nextInt(2) : (float) (random.nextDouble(-3, 3) * (1 + i % width));
    }
    return rows;
  }

  private static double expected(float[] rows, float[] query, int neighbors, int self) {
    int width = query.length;
    return IntStream.range(0, rows.length / width)
        .filter(row -> row != self)
        .mapToDouble(row ->
            Math.sqrt(
                IntStream.range(0, width)
                    .mapToDouble(i -> Math.pow((double) rows[row * width + i] - query[i], 2))
                    .sum()))
        .sorted()
        .limit(neighbors)
        .average()
        .orElse(0);
  }

  @RandomizedTest
  void findsWhatLookingAtAllRowsFinds(SplittableRandom random) {
    int width = random.nextInt(1, 80);
    int neighbors = random.nextInt(1, 8);
    float[] rows = rows(random, random.nextInt(1, 1500), width);
    float[] queries = rows(random, 20, width);
    NearestRows nearest = NearestRows.of(rows, width);
    double[] found = nearest.distances(queries, neighbors);
    for (int i = 0; i < found.length; i++) {
      float[] query = Arrays.copyOfRange(queries, i * width, (i + 1) * width);
      assertThat(found[i]).isCloseTo(expected(rows, query, neighbors, -1), within(1e-3));
    }
    double[] others = nearest.distancesFromOthers(neighbors);
    for (int i = 0; i < others.length; i += 97) {
      float[] query = Arrays.copyOfRange(rows, i * width, (i + 1) * width);
      assertThat(others[i]).isCloseTo(expected(rows, query, neighbors, i), within(1e-3));
    }
  }

  @Test
  void takesAllWhereThereAreFewer() {
    NearestRows nearest = NearestRows.of(new float[] {1, 3}, 1);
    assertThat(nearest.rows()).isEqualTo(2);
    assertThat(nearest.distances(new float[] {0}, 5)).containsExactly(2);
    assertThat(nearest.distancesFromOthers(5)).containsExactly(2, 2);
    assertThat(NearestRows.of(new float[] {7}, 1).distancesFromOthers(5)).containsExactly(0);
  }

  @Test
  void isExactFarFromTheOrigin() {
    // in 32 bits |a|^2 + |b|^2 - 2ab of these is 0
    assertThat(NearestRows.of(new float[] {10_000}, 1).distances(new float[] {10_000.5f}, 1))
        .containsExactly(0.5);
  }

  @Test
  void refusesNoRowsAndNoNeighbors() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestRows.of(new float[0], 2))
        .withMessage("rows must have 2 values each and be at least 1, got 0 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestRows.of(new float[1], 1).distances(new float[1], 0))
        .withMessage("neighbors must be at least 1, got 0");
  }
}
