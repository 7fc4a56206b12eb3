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
 * The autoencoder that fills in a black block of an image: dense for small ones, where it is
 * quicker and no worse, convolutional for others.
 */
final class InpainterTraining {
  /** Bytes of an image up to which dense layers take it: 32x32 in color. */
  private static final int SMALL = 3 * 32 * 32;

  private static final int HIDDEN = 256;
  private static final int CODE = 32;
  private static final StepBudget DENSE = new StepBudget(2_000, 128, 1e-3);
  private static final StepBudget CONVOLUTIONAL = new StepBudget(200, 32, 1e-3);

  /** Of an image's sides that a block hides. */
  private static final double HIDDEN_SHARE = 1.0 / 3;

  private InpainterTraining() {}

  static Design design(ImageColumn pictures) {
    ColumnType.Image type = pictures.type();
    int block = (int) Math.max(1, HIDDEN_SHARE * Math.min(type.height(), type.width()));
    return network(pictures).withCorruption(new MaskBlocks(block));
  }

  private static Design network(ImageColumn pictures) {
    if (isSmall(pictures)) {
      return Design.dense(List.of(HIDDEN, CODE), Activation.SILU, Activation.LINEAR);
    }
    Schema schema = new Schema(List.of(new Field(pictures.name(), pictures.type())));
    return DesignText.parse("conv:latent=" + 2 * CODE, schema);
  }

  private static boolean isSmall(ImageColumn pictures) {
    return pictures.type().size() <= SMALL;
  }

  static Training training(ImageColumn pictures, long seed) {
    return (isSmall(pictures) ? DENSE : CONVOLUTIONAL).training(pictures.rows(), seed);
  }
}
