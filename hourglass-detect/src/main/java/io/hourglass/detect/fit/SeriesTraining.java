package io.hourglass.detect.fit;

import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.corruption.MaskColumns;
import io.hourglass.design.Design;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Padding;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import io.hourglass.likelihood.Condition;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.train.settings.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The autoencoder of windows: it fills in a tenth of a window's numbers from the others through a
 * narrow code, and has the season as an input.
 */
final class SeriesTraining {
  private static final int HIDDEN = 64;
  private static final int MOST_CODE = 16;
  private static final double MASKED = 0.1;
  private static final StepBudget BUDGET = new StepBudget(2_000, 128, 2e-3);

  /** Kernel size of the convolutions, in rows. */
  private static final int KERNEL = 5;

  private static final int FILTERS = 16;

  private SeriesTraining() {}

  /** Latent dimensions of windows of a series. */
  static int code(SeriesLayout layout) {
    return Math.min(MOST_CODE, 2 + layout.channels().size());
  }

  static Design design(
      SeriesLayout layout, List<String> season, SeriesSettings.Form form, int code) {
    Map<String, Likelihood> given = new LinkedHashMap<>();
    season.forEach(name -> given.put(name, new Condition()));
    boolean isDense = form == SeriesSettings.Form.DENSE;
    return new Design(
        isDense ? dense(layout) : down(layout),
        new Code(code, Activation.LINEAR),
        isDense ? dense(layout) : up(layout),
        new MaskColumns(MASKED),
        given);
  }

  private static List<Layer> dense(SeriesLayout layout) {
    int hidden = Math.max(HIDDEN, Math.min(layout.window() * layout.channels().size() / 2, 256));
    return List.of(new Dense(hidden, Activation.SILU));
  }

  /**
   * As a sequence of single numbers, the season's after the window's: a kernel that moves by whole
   * rows is one over all channels.
   */
  private static List<Layer> down(SeriesLayout layout) {
    int channels = layout.channels().size();
    int inputs = layout.window() * channels + 2 * seasons(layout);
    return List.of(
        new Reshape(Shape.of(inputs, 1)),
        new Conv(
            FILTERS,
            List.of(KERNEL * channels),
            List.of(2 * channels),
            Padding.SAME,
            Activation.SILU),
        Conv.sequence(FILTERS, KERNEL, 2, Activation.SILU));
  }

  private static int seasons(SeriesLayout layout) {
    return (layout.season().day() ? 1 : 0) + (layout.season().week() ? 1 : 0);
  }

  private static List<Layer> up(SeriesLayout layout) {
    int half = (layout.window() + 1) / 2;
    int quarter = (half + 1) / 2;
    return List.of(
        new Dense(quarter * FILTERS, Activation.SILU),
        new Reshape(Shape.of(quarter, FILTERS)),
        doubled(FILTERS, half, Activation.SILU),
        doubled(layout.channels().size(), layout.window(), Activation.LINEAR));
  }

  /** Twice as long, or one less where that is what was halved. */
  private static Layer doubled(int filters, int length, Activation activation) {
    return new ConvTranspose(
        filters, List.of(KERNEL), List.of(2), Padding.SAME, List.of(1 - length % 2), activation);
  }

  static Training training(int rows, long seed) {
    return BUDGET.training(rows, seed).withCodec(CodecFit.defaults().withScaling(Scaling.NONE));
  }
}
