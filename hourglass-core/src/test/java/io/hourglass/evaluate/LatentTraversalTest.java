package io.hourglass.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Latent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.linalg.Moments;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LatentTraversalTest {
  private static final Table IMAGES = Models.pictures(400, 4, 5, 1);

  private static Autoencoder model(Latent latent) {
    List<Layer> layers = List.of(new Dense(8, Activation.TANH));
    Design design = new Design(layers, latent, layers, new NoCorruption(), Map.of());
    return Autoencoder.of(Models.untrained(design, IMAGES, 3));
  }

  @Test
  void goesFromMinusThreeToThreeUnderAStandardNormalPrior() {
    Autoencoder model = model(GaussianLatent.standard(3));
    LatentTraversal traversal = LatentTraversal.of(model, IMAGES, 7, 5);
    assertThat(traversal.steps()).isEqualTo(5);
    assertThat(traversal.table().rows()).isEqualTo(15);
    LatentTraversal.Path first = traversal.paths().get(0);
    float[] code = Arrays.copyOfRange(model.encode(IMAGES).values(), 21, 24);
    for (int step = 0; step < 5; step++) {
      code[first.latent()] = -3 + 1.5f * step;
      Table expected = model.decode(new Rows(code, 3));
      assertThat(pixels(traversal.table(), step)).isEqualTo(pixels(expected, 0));
    }
  }

  private static byte[] pixels(Table table, int row) {
    return ((ImageColumn) table.column("picture")).pixels(row);
  }

  @Test
  void goesFromLowToHighAmongTheRowsUnderAnyOther() {
    Autoencoder model = model(new Code(2, Activation.LINEAR));
    float[] codes = model.encode(IMAGES).values();
    LatentTraversal traversal = LatentTraversal.of(model, IMAGES, 0, 2);
    for (LatentTraversal.Path path : traversal.paths()) {
      double[] sorted = new double[400];
      for (int row = 0; row < 400; row++) {
        sorted[row] = codes[row * 2 + path.latent()];
      }
      Arrays.sort(sorted);
      assertThat(path.from()).isEqualTo(sorted[2]);
      assertThat(path.to()).isEqualTo(sorted[397]);
    }
  }

  @Test
  void whatChangesMostComesFirst() {
    LatentTraversal traversal = LatentTraversal.of(model(GaussianLatent.standard(4)), IMAGES, 0, 3);
    assertThat(traversal.paths())
        .isSortedAccordingTo(Comparator.comparingDouble(LatentTraversal.Path::change).reversed());
    Rows first = new Rows(new float[60], 20);
    for (int step = 0; step < 3; step++) {
      byte[] pixels = pixels(traversal.table(), step);
      for (int i = 0; i < 20; i++) {
        first.values()[step * 20 + i] = (pixels[i] & 0xFF) / 255f;
      }
    }
    double[] mean = Moments.mean(first.values(), 20);
    double change = 0;
    for (int i = 0; i < 60; i++) {
      change += Math.pow(first.values()[i] - mean[i % 20], 2) / 60;
    }
    assertThat(traversal.paths().get(0).change()).isCloseTo(change, within(1e-6));
  }

  @Test
  void refusesARowThatThereIsNot() {
    Autoencoder model = model(GaussianLatent.standard(3));
    assertThatThrownBy(() -> LatentTraversal.of(model, IMAGES, 400, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the row to start from must be one of 400, counted from 0, got 400");
    assertThatThrownBy(() -> LatentTraversal.of(model, IMAGES, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a traversal must have at least 2 steps, got 1");
  }
}
