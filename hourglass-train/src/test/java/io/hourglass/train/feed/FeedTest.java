package io.hourglass.train.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both feeds keep the same promises. */
class FeedTest {
  private static final int ROWS = 50_000;
  private static final TableSource SOURCE =
      TableSource.of(
          new Table(
              "count",
              List.of(
                  new NumericColumn("x", IntStream.range(0, ROWS).asDoubleStream().toArray()))));
  private static final Codec CODEC = CodecFit.defaults().fit(SOURCE).codec();

  private static List<Feed> feeds() {
    return List.of(
        new MemoryFeed(CODEC.encode(((TableSource.InMemory) SOURCE).table()), 7),
        new StreamFeed(SOURCE, CODEC, ROWS, 7, 1 << 24),
        new StreamFeed(SOURCE, CODEC, ROWS, 7, 10_000));
  }

  @Test
  void everyRowComesOnceAnEpoch() {
    for (Feed feed : feeds()) {
      float[] sorted = epoch(feed, 1, 333);
      Arrays.sort(sorted);
      float[] expected = CODEC.encode(((TableSource.InMemory) SOURCE).table()).values();
      assertThat(sorted).as(feed.getClass().getSimpleName()).isEqualTo(expected);
    }
  }

  @Test
  void orderDependsOnTheEpochAndNothingElse() {
    for (Feed feed : feeds()) {
      assertThat(epoch(feed, 2, 333)).isEqualTo(epoch(feed, 2, 1_000));
      assertThat(epoch(feed, 2, 333)).isNotEqualTo(epoch(feed, 3, 333));
    }
  }

  @Test
  void neighborsInTheFileAreScattered() {
    for (Feed feed : feeds()) {
      float[] order = epoch(feed, 1, ROWS);
      long steps =
          IntStream.range(1, ROWS).filter(i -> Math.abs(order[i] - order[i - 1]) < 1e-3).count();
      // neighbours in the file differ by 7e-5 in encoded units
      assertThat(steps).as(feed.getClass().getSimpleName()).isLessThan(ROWS / 100);
    }
  }

  @Test
  void bothKnowTheSameHash() {
    List<Feed> feeds = feeds();
    feeds.forEach(feed -> epoch(feed, 1, ROWS));
    assertThat(feeds.get(0).hash()).startsWith("crc32c:").isEqualTo(feeds.get(1).hash());
    assertThat(feeds.get(2).hash()).isEqualTo(feeds.get(0).hash());
  }

  private static float[] epoch(Feed feed, int number, int room) {
    float[] all = new float[ROWS];
    int at = 0;
    try (Feed.Pass pass = feed.epoch(number)) {
      FloatBuffer buffer = FloatBuffer.allocate(room);
      for (int rows = pass.fill(buffer); rows > 0; rows = pass.fill(buffer.clear())) {
        System.arraycopy(buffer.array(), 0, all, at, rows);
        at += rows;
      }
    }
    assertThat(at).isEqualTo(ROWS);
    return all;
  }
}
