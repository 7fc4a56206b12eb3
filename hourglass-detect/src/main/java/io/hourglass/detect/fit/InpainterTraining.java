package io.hourglass.detect.fit;

import io.hourglass.corruption.MaskBlocks;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.layer.Activation;
import io.hourglass.train.settings.Training;
import java.util.List;

/**
 * An autoencoder that fills in a black block of an image: dense for small images, where it is
 * faster and no worse, convolutional for others.
 */
final class InpainterTraining {
  /** The most bytes of a small image: 32x32 in color. */
  private static final int SMALL = 3 * 32 * 32;

  private static final int HIDDEN = 256;
  private static final int CODE = 32;
  private static final StepBudget DENSE = new StepBudget(2_000, 128, 1e-3);
  private static final StepBudget CONVOLUTIONAL = new StepBudget(200, 32, 1e-3);

  /** The share of an image's shorter side that a block hides. */
  private static final double HIDDEN_SHARE = 1.0 / 3;

  private InpainterTraining() {}

  static Design design(ImageColumn images) {
    ColumnType.Image type = images.type();
    int block = (int) Math.max(1, HIDDEN_SHARE * Math.min(type.height(), type.width()));
    return network(images).withCorruption(new MaskBlocks(block));
  }

  private static Design network(ImageColumn images) {
    if (isSmall(images)) {
      return Design.dense(List.of(HIDDEN, CODE), Activation.SILU, Activation.LINEAR);
    }
    Schema schema = new Schema(List.of(new Field(images.name(), images.type())));
    return DesignText.parse("conv:latent=" + 2 * CODE, schema);
  }

  private static boolean isSmall(ImageColumn images) {
    return images.type().size() <= SMALL;
  }

  static Training training(ImageColumn images, long seed) {
    return (isSmall(images) ? DENSE : CONVOLUTIONAL).training(images.rows(), seed);
  }
}
