package io.hourglass.detect.fit;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.rows.CalibrationData;
import io.hourglass.detect.rows.Contamination;
import io.hourglass.detect.rows.DetectorInput;
import io.hourglass.detect.rows.FeatureSpace;
import io.hourglass.detect.rows.FeatureSpaces;
import io.hourglass.detect.rows.NearestNeighborEnsemble;
import io.hourglass.detect.rows.ReconstructionError;
import io.hourglass.detect.rows.RobustWhitening;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.rows.TailProbability;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits a detector to a table, nearly all of it normal: encodes, whitens, trains an autoencoder on
 * the rows that fit best, and calibrates on rows held out from all that. Immutable.
 */
public final class RowDetectorFitter {
  /** Fewer rows cannot be both learned from and calibrated on. */
  private static final int LEAST_ROWS = 20;

  /** Rows that views are compared on, at most. */
  private static final int MOST_COMPARED = 20_000;

  /** Of the rows, those that shape the frames at most; fewer where more are anomalous. */
  private static final double SHAPING = 0.95;

  /** Autoencoders that begin differently. */
  private static final int MEMBERS = 3;

  /**
   * Small ones where features are as they are: anomalous rows of the training data, far out, are in
   * few of them.
   */
  private static final Teams TEAMS = new Teams(16, 32);

  /** Large ones where Gaussianization has drawn in what is far out: they see finer. */
  private static final Teams BENT_TEAMS = new Teams(8, 256);

  /**
   * Of neighbors.
   *
   * @param count how many
   * @param size members of each
   */
  private record Teams(int count, int size) {}

  private final DetectorSettings fitting;
  private final TrainingListener listener;

  private RowDetectorFitter(DetectorSettings fitting, TrainingListener listener) {
    this.fitting = fitting;
    this.listener = listener;
  }

  /** A trainer with these settings. */
  public static RowDetectorFitter with(DetectorSettings fitting) {
    return new RowDetectorFitter(fitting, new TrainingListener() {});
  }

  /** Tells a listener how the autoencoder's training goes. */
  public RowDetectorFitter listening(TrainingListener newListener) {
    return new RowDetectorFitter(fitting, newListener);
  }

  /**
   * Fits a detector.
   *
   * @throws DataException if the rows cannot be used, or are too few
   */
  public RowDetector fit(Table table) {
    return fitted(table).detector();
  }

  /**
   * Fits a detector, and tells how.
   *
   * @throws DataException if the rows cannot be used, or are too few
   */
  public FitResult fitted(Table table) {
    if (table.rows() < LEAST_ROWS) {
      throw new DataException(
          "%s: expected at least %d rows to fit a detector to, got %d"
              .formatted(table.name(), LEAST_ROWS, table.rows()));
    }
    CalibrationSplit rows = CalibrationSplit.of(table.rows(), fitting.seed());
    Learned learned = learn(table.select(rows.learned()));
    RowDetector detector =
        learned.calibrated(
            table.select(rows.calibration()), fitting.rule(rows.calibration().length));
    return new FitResult(
        detector.with(painters(table)), rows.learned().length, learned.contamination());
  }

  private Learned learn(Table table) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    FeatureExtractor sight = FeatureExtractor.of(codec);
    Rows encoded = codec.encode(table);
    Rows rows = sight.of(encoded);
    boolean[] isName = sight.names();
    TailProbability tails = TailProbability.of(rows.values(), isName);
    double contamination =
        fitting.contamination().orElseGet(() -> Contamination.share(rows.values(), isName));
    FeatureSpaces frames =
        FeatureSpaces.of(rows.values(), isName, tails, shaping(sight, contamination));
    DetectorInput look = frames.at(rows.values());
    ScorerEnsemble views =
        new ScorerEnsemble(
            tails,
            neighbours(FeatureSpace.WHITENED, look, TEAMS),
            neighbours(FeatureSpace.BENT, look, BENT_TEAMS),
            reconstruction(look.whitened(), rows.width(), contamination));
    return new Learned(codec, frames, views, some(encoded), contamination);
  }

  /**
   * What was learned from a table.
   *
   * @param codec of its rows
   * @param frames in which they are measured
   * @param views on them
   * @param some of its rows, encoded
   * @param contamination share of the rows that was taken for outliers
   */
  private record Learned(
      Codec codec, FeatureSpaces frames, ScorerEnsemble views, Rows some, double contamination) {
    RowDetector calibrated(Table normal, Rule rule) {
      CalibrationData calibration = new CalibrationData(codec.encode(normal), rule);
      return RowDetector.of(codec, frames, views, some, calibration);
    }
  }

  /** Evenly spread rows: enough to see how views compare. */
  private static Rows some(Rows rows) {
    int count = Math.min(rows.rows(), MOST_COMPARED);
    int[] places =
        IntStream.range(0, count).map(i -> (int) ((long) i * rows.rows() / count)).toArray();
    return new Rows(RobustWhitening.chosen(rows.values(), rows.width(), places), rows.width());
  }

  private NearestNeighborEnsemble neighbours(FeatureSpace frame, DetectorInput look, Teams teams) {
    SplittableRandom random = new SplittableRandom(fitting.seed());
    return NearestNeighborEnsemble.draw(frame, look, teams.count(), teams.size(), random);
  }

  /**
   * Images of one thing come in styles, and the rare ones fit worst: they are excluded no more than
   * must be.
   */
  private static double shaping(FeatureExtractor sight, double contamination) {
    return sight.hasPictures() ? 1 - contamination : Math.min(SHAPING, 1 - contamination);
  }

  /** Of each column of images. */
  private List<Inpainter> painters(Table table) {
    List<Inpainter> painters = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof ImageColumn pictures) {
        Table own = new Table(table.name(), List.of(pictures));
        painters.add(
            new Inpainter(
                Trainer.with(InpainterTraining.training(pictures, fitting.seed()))
                    .listening(listener)
                    .fit(InpainterTraining.design(pictures), own)));
      }
    }
    return painters;
  }

  /** Learned from all whitened rows but the share that fits worst. */
  private ReconstructionError reconstruction(float[] whitened, int width, double contamination) {
    int[] best = RobustWhitening.nearest(whitened, width, 1 - contamination);
    float[] bounded = ReconstructionError.bounded(RobustWhitening.chosen(whitened, width, best));
    Table table = table(bounded, width);
    List<Autoencoder> autoencoders = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      autoencoders.add(
          Trainer.with(AutoencoderTraining.training(table.rows(), width, fitting.seed() + member))
              .listening(listener)
              .fit(AutoencoderTraining.design(table.schema()), table));
    }
    return ReconstructionError.learned(autoencoders, bounded);
  }

  private static Table table(float[] whitened, int width) {
    int rows = whitened.length / width;
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = whitened[row * width + column];
      }
      columns.add(new NumericColumn("direction " + (column + 1), values));
    }
    return new Table("whitened rows", columns);
  }
}
