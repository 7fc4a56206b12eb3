package io.hourglass.detect.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final int SIDE = 16;

  private static Inpainter painter(int channels) {
    ColumnType.Image type = new ColumnType.Image(SIDE, SIDE, channels);
    Table table =
        new Table("grey", List.of(new ImageColumn("image", type, new byte[3][type.size()])));
    Design design = Design.dense(List.of(4, 2), Activation.TANH, Activation.LINEAR);
    return new Inpainter(Autoencoder.of(Models.untrained(design, table, 1)));
  }

  /** Grey, with a white patch of 3 x 3 pixels. */
  private static float[] patched(int channels, int top, int left) {
    float[] picture = new float[SIDE * SIDE * channels];
    Arrays.fill(picture, 0.5f);
    for (int line = top; line < top + 3; line++) {
      for (int at = 0; at < 3 * channels; at++) {
        picture[(line * SIDE + left) * channels + at] = 1;
      }
    }
    return picture;
  }

  /** Strange is what is white. */
  private static double[] whiteness(float[] pictures, int size) {
    return IntStream.range(0, pictures.length / size)
        .mapToDouble(row ->
            IntStream.range(row * size, (row + 1) * size)
                .mapToDouble(i -> Math.max(0, pictures[i] - 0.8))
                .sum())
        .toArray();
  }

  private static HeatMap map(int channels, int top, int left) {
    float[] picture = patched(channels, top, left);
    return HeatMap.of(painter(channels), picture, all -> whiteness(all, picture.length));
  }

  @Test
  void isHottestWhereThePictureWasSpoilt() {
    for (int channels : new int[] {1, 3}) {
      for (int[] place : new int[][] {{0, 0}, {2, 9}, {7, 7}, {13, 13}, {12, 1}}) {
        HeatMap map = map(channels, place[0], place[1]);

        Box patch = new Box(place[0], place[1], 3, 3);
        assertThat(patch.contains(map.hottest() / SIDE, map.hottest() % SIDE))
            .as("hottest %d within %s", map.hottest(), patch)
            .isTrue();
        assertThat(map.regions().get(0).box().overlaps(patch)).isTrue();
      }
    }
  }

  @Test
  void aRegionsShareIsWhatTheScoreFallsBy() {
    HeatMap map = map(1, 1, 1);

    Region first = map.regions().get(0);
    // all of the patch lies in a box, and an untrained painter paints grey
    assertThat(first.contribution()).isCloseTo(9 * 0.2, within(1e-4));
    assertThat(first.actual()).isGreaterThan(first.expected());
    assertThat(first.expected()).isCloseTo(0.5, within(0.1));
    for (Region one : map.regions()) {
      assertThat(map.regions())
          .filteredOn(other -> !other.equals(one))
          .noneMatch(other -> other.box().overlaps(one.box()));
    }
  }

  @Test
  void isColdWhereNothingIsStrange() {
    float[] picture = new float[SIDE * SIDE];
    HeatMap map = HeatMap.of(painter(1), picture, all -> new double[all.length / picture.length]);

    assertThat(map.regions()).isEmpty();
    assertThat(map.contributions()).containsOnly(0);
    assertThat(map.expected()).hasSize(picture.length).doesNotContain(Float.NaN);
  }

  @Test
  void whatIsNearlyAsExpectedIsNotPaintedOver() {
    float[] picture = patched(1, 2, 9);
    List<Float> changes = new ArrayList<>();

    HeatMap.of(
        painter(1),
        picture,
        all -> {
          for (int i = 0; i < all.length; i++) {
            changes.add(Math.abs(all[i] - picture[i % picture.length]));
          }
          return new double[all.length / picture.length];
        });

    assertThat(changes).anyMatch(change -> change > 0.3f);
    assertThat(changes).allMatch(change -> change == 0 || change >= 0.03f);
  }

  @Test
  void regionsAreNamedAsPeopleCount() {
    assertThat(new Box(4, 8, 8, 7).text()).isEqualTo("rows 5 to 12, columns 9 to 15");
  }

  @Test
  void refusesABoxWithoutAPixel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(1, 2, 0, 3))
        .withMessage(
            "a box must have a place and at least 1 pixel, got 0 rows from 1, 3 columns from 2");
  }

  @Test
  void boxesCoverEveryPixelOfAnyPicture() {
    for (ColumnType.Image type :
        List.of(
            new ColumnType.Image(1, 1, 1),
            new ColumnType.Image(3, 50, 1),
            new ColumnType.Image(28, 28, 1),
            new ColumnType.Image(7, 5, 3))) {
      for (int share : new int[] {2, 4}) {
        List<Box> boxes = Box.covering(type, share);
        for (int pixel = 0; pixel < type.height() * type.width(); pixel++) {
          int line = pixel / type.width();
          int column = pixel % type.width();
          assertThat(boxes).anyMatch(box -> box.contains(line, column));
        }
        assertThat(boxes)
            .allMatch(box ->
                box.top() + box.height() <= type.height()
                    && box.left() + box.width() <= type.width());
      }
    }
  }

  @Test
  void onlyAnAutoencoderOfPicturesPaints() {
    Table table = Models.mixed(30, 1);
    Autoencoder other = Autoencoder.of(Models.untrained(Design.suitedTo(table.schema()), table, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inpainter(other))
        .withMessage(
            "an inpainter must be an autoencoder of one image column that is not binarized, got "
                + other.codec());
  }
}
