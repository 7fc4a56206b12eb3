package io.hourglass.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class RowBlocksTest {
  private static Set<String> blocks(int rows, int blockRows) {
    Set<String> blocks = ConcurrentHashMap.newKeySet();
    RowBlocks.forEach(rows, blockRows, (from, to) -> blocks.add(from + "-" + to));
    return blocks;
  }

  @Test
  void blocksCoverTheRows() {
    assertThat(blocks(10, 4)).containsExactlyInAnyOrder("0-4", "4-8", "8-10");
    assertThat(blocks(8, 4)).containsExactlyInAnyOrder("0-4", "4-8");
    assertThat(blocks(3, 4)).containsExactly("0-3");
    assertThat(blocks(0, 4)).isEmpty();
    assertThat(blocks(Integer.MAX_VALUE, Integer.MAX_VALUE - 1))
        .containsExactlyInAnyOrder("0-2147483646", "2147483646-2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> blocks(3, 0))
        .withMessage("a block must have at least 1 row, got 0");
  }

  @Test
  void everyRowIsWorkedOnOnce() {
    AtomicIntegerArray times = new AtomicIntegerArray(1000);
    RowBlocks.forEachRow(1000, times::incrementAndGet);
    for (int row = 0; row < 1000; row++) {
      assertThat(times.get(row)).isEqualTo(1);
    }
  }
}
