package io.hourglass.detect.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.codec.Rows;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.Box;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.score.RowScore;
import io.hourglass.metric.Ranking;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rings are normal; discs are not, and neither are rings with a patch. */
@Tag("slow")
class ImageDetectorTest {
  private static final int SIDE = 20;
  private static final int PATCH = 4;
  private static final ColumnType.Image TYPE = new ColumnType.Image(SIDE, SIDE, 1);
  private static final RowDetector DETECTOR =
      DetectorFitter.with(DetectorSettings.defaults()).fit(table(pictures(400, 1, false)));

  @TempDir Path folder = Path.of("");

  private static byte[][] pictures(int count, long seed, boolean filled) {
    Random random = new Random(seed);
    byte[][] pictures = new byte[count][SIDE * SIDE];
    for (byte[] picture : pictures) {
      double x = SIDE / 2.0 + random.nextGaussian();
      double y = SIDE / 2.0 + random.nextGaussian();
      double radius = 5 + random.nextDouble();
      for (int at = 0; at < picture.length; at++) {
        int line = at / SIDE;
        double distance = Math.hypot(at % SIDE - x, line - y);
        boolean ink = filled ? distance < radius + 1 : Math.abs(distance - radius) < 1;
        picture[at] = (byte) ((ink ? 200 : 20) + random.nextInt(30));
      }
    }
    return pictures;
  }

  private static Table table(byte[][] pictures) {
    return new Table("rings", List.of(new ImageColumn("image", TYPE, pictures)));
  }

  private static void spoil(byte[] picture, int top, int left) {
    for (int line = top; line < top + PATCH; line++) {
      Arrays.fill(picture, line * SIDE + left, line * SIDE + left + PATCH, (byte) 250);
    }
  }

  @Test
  void tellsDiscsFromRings() {
    byte[][] all = new byte[200][];
    System.arraycopy(pictures(100, 2, false), 0, all, 0, 100);
    System.arraycopy(pictures(100, 3, true), 0, all, 100, 100);
    boolean[] disc = new boolean[200];
    Arrays.fill(disc, 100, 200, true);

    double[] scores = DETECTOR.score(table(all)).scores();

    assertThat(Ranking.of(scores, disc).auroc()).isGreaterThan(0.99);
  }

  @Test
  void isHottestWhereAPatchWasPutOnPurposeAndNamesTheRegion() {
    Random random = new Random(4);
    byte[][] pictures = pictures(20, 5, false);
    double[] before = DETECTOR.score(table(pictures)).scores();
    int hits = 0;
    int named = 0;
    for (int i = 0; i < pictures.length; i++) {
      // in the corners, where there is nothing
      int top = random.nextBoolean() ? 0 : SIDE - PATCH;
      int left = random.nextBoolean() ? 0 : SIDE - PATCH;
      spoil(pictures[i], top, left);
      Map<String, byte[]> row = Map.of("image", pictures[i]);

      RowScore anomaly = DETECTOR.score(row, 1);
      HeatMap map = DETECTOR.heatMaps(row).get(0);

      assertThat(anomaly.score()).isGreaterThan(before[i]);
      Box patch = new Box(top, left, PATCH, PATCH);
      hits += patch.contains(map.hottest() / SIDE, map.hottest() % SIDE) ? 1 : 0;
      Box first = map.regions().get(0).box();
      named += first.overlaps(patch) ? 1 : 0;
      assertThat(anomaly.reasons().get(0).column()).isEqualTo("image " + first.text());
    }
    assertThat(hits).isGreaterThanOrEqualTo(19);
    assertThat(named).isGreaterThanOrEqualTo(18);
  }

  @Test
  void saysTheSameWhenItWasSavedAndLoaded() {
    Path file = folder.resolve("d.hg");
    DETECTOR.save(file);
    RowDetector loaded = RowDetector.load(file);
    Table table = table(pictures(30, 6, true));
    Rows encoded = DETECTOR.codec().encode(table);

    assertThat(loaded.score(table).scores()).isEqualTo(DETECTOR.score(table).scores());
    assertThat(loaded.explain(encoded, 3, 2)).isEqualTo(DETECTOR.explain(encoded, 3, 2));
    assertThat(loaded.heatMaps(encoded, 3).get(0).contributions())
        .isEqualTo(DETECTOR.heatMaps(encoded, 3).get(0).contributions());
  }

  @Test
  void namesTheNumberBesideAPicture() {
    Random random = new Random(7);
    double[] temperatures =
        IntStream.range(0, 300).mapToDouble(i -> 20 + random.nextGaussian()).toArray();
    Table table =
        table(pictures(300, 8, false)).with(new NumericColumn("temperature", temperatures));
    RowDetector both = DetectorFitter.with(DetectorSettings.defaults()).fit(table);
    byte[] usual = pictures(1, 9, false)[0];
    byte[] spoilt = usual.clone();
    spoil(spoilt, 0, 0);

    RowScore hot = both.score(Map.of("image", usual, "temperature", 60.0), 3);
    RowScore patched = both.score(Map.of("image", spoilt, "temperature", 20.0), 3);

    assertThat(hot.reasons().get(0).column()).isEqualTo("temperature");
    assertThat(patched.reasons().get(0).column()).startsWith("image rows 1 to ");
  }
}
