package io.hourglass.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * The promise that every machine gives the same bits: sums of outputs, kept since they were first
 * computed. A change here makes compressed files unreadable.
 */
class GoldenSumsTest {
  private static final int ROWS = 200;
  private static final List<List<Integer>> NETWORKS =
      List.of(List.of(784, 64, 32, 16, 32, 64, 784), List.of(29, 16, 8, 16, 29));

  private static float[] random(SplittableRandom random, int length, double limit) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
    return values;
  }

  private static List<Forward> layers(List<Integer> widths, Activation activation) {
    SplittableRandom random = new SplittableRandom(2026);
    List<Forward> layers = new ArrayList<>();
    for (int i = 1; i < widths.size(); i++) {
      int inputs = widths.get(i - 1);
      int outputs = widths.get(i);
      float[] kernel = random(random, inputs * outputs, Math.sqrt(6.0 / inputs));
      Activation last = i == widths.size() - 1 ? Activation.SIGMOID : activation;
      layers.add(
          new Dense(outputs, last)
              .forward(List.of(kernel, random(random, outputs, 0.1)), Shape.of(inputs)));
    }
    return layers;
  }

  /** Rows in [-1, 1], every other value 0. */
  private static float[] rows(int width) {
    float[] rows = random(new SplittableRandom(7), ROWS * width, 1);
    for (int i = 0; i < rows.length; i += 2) {
      rows[i] = 0;
    }
    return rows;
  }

  private static float[] run(List<Forward> layers, List<Integer> widths, float[] in, int rows) {
    float[] values = in;
    for (int i = 0; i < layers.size(); i++) {
      float[] out = new float[rows * widths.get(i + 1)];
      layers.get(i).apply(values, rows, out);
      values = out;
    }
    return values;
  }

  private static long sum(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    CRC32 sum = new CRC32();
    sum.update(bytes.array());
    return sum.getValue();
  }

  private static List<String> golden() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    GoldenSumsTest.class.getResourceAsStream("/golden/forward.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Test
  void outputsHaveTheBitsTheyAlwaysHad() throws IOException {
    List<String> sums = new ArrayList<>();
    for (List<Integer> widths : NETWORKS) {
      for (Activation activation : Activation.values()) {
        float[] out = run(layers(widths, activation), widths, rows(widths.get(0)), ROWS);
        sums.add("%s %s %08x".formatted(widths, activation, sum(out)));
      }
    }
    assertThat(sums).isEqualTo(golden());
  }

  @Test
  void oneRowAtATimeOnManyThreadsGivesTheSameBits() {
    for (List<Integer> widths : NETWORKS) {
      List<Forward> layers = layers(widths, Activation.SILU);
      int width = widths.get(0);
      float[] in = rows(width);
      float[] together = run(layers, widths, in, ROWS);
      float[] apart = new float[ROWS * width];
      IntStream.range(0, ROWS)
          .parallel()
          .forEach(row -> {
            float[] one = Arrays.copyOfRange(in, row * width, (row + 1) * width);
            System.arraycopy(run(layers, widths, one, 1), 0, apart, row * width, width);
          });
      assertThat(sum(apart)).isEqualTo(sum(together));
    }
  }
}
