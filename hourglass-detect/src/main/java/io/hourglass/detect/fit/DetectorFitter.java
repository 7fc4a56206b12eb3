package io.hourglass.detect.fit;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.codec.Scaling;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.cells.CellPredictor;
import io.hourglass.detect.cells.CellPredictorFit;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.rows.FeatureRows;
import io.hourglass.detect.rows.FeatureSpace;
import io.hourglass.detect.rows.RobustWhitening;
import io.hourglass.detect.rows.RowScorer;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.rows.ScorerFitting;
import io.hourglass.detect.rows.Trimming;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a detector of rows, nearly all of them normal: an ensemble of scorers on four fifths of the
 * rows, its threshold on the rest. Immutable.
 */
public final class DetectorFitter {
  /** Fewer rows cannot be divided into those to learn from and those to calibrate on. */
  private static final int MIN_ROWS = 20;

  /** The most rows whose scores set the normalization of scorers. */
  private static final int MAX_REFERENCE = 20_000;

  private final DetectorSettings settings;
  private final TrainingListener listener;

  private DetectorFitter(DetectorSettings settings, TrainingListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** A fitter with these settings. */
  public static DetectorFitter with(DetectorSettings settings) {
    return new DetectorFitter(settings, new TrainingListener() {});
  }

  /** The same with a listener to the training of autoencoders. */
  public DetectorFitter listening(TrainingListener newListener) {
    return new DetectorFitter(settings, newListener);
  }

  /**
   * Fits a detector to a table.
   *
   * @throws DataException if the rows cannot be used, or are too few
   */
  public RowDetector fit(Table table) {
    return fitted(table).detector();
  }

  /**
   * Fits a detector to a source of any size, which is read once. Of more rows than {@link
   * DetectorSettings#maxRows} a uniform sample is fitted to: quantiles, the robust covariance and
   * the subsamples need the rows in memory, several times over.
   *
   * @throws DataException if the rows cannot be used, or are too few
   */
  public RowDetector fit(TableSource source) {
    return fit(RowSample.of(source, settings.maxRows(), settings.seed()).table());
  }

  /**
   * Fits a detector to a table, and says how.
   *
   * @throws DataException if the rows cannot be used, or are too few
   */
  public FitResult fitted(Table table) {
    checkRows(table);
    CalibrationSplit split = CalibrationSplit.of(table.rows(), settings.seed());
    Table training = table.select(split.training());
    Codec codec =
        CodecFit.defaults().withScaling(Scaling.LOG_TAILS).fit(TableSource.of(training)).codec();
    Rows features = FeatureExtractor.of(codec).of(codec.encode(training));
    Trimming trimming = Trimming.of(codec, features, settings.contamination());
    RowScorer scorer = scorer(codec, features, trimming, predictor(codec, table));
    Rows calibration = plausible(codec.encode(table.select(split.calibration())), scorer, trimming);
    RowDetector detector = RowDetector.of(scorer, calibration, settings.rule(calibration.rows()));
    return new FitResult(
        detector.with(inpainters(table)), split.training().length, trimming.contamination());
  }

  private static void checkRows(Table table) {
    if (table.rows() < MIN_ROWS) {
      throw new DataException(
          "%s: expected at least %d rows to fit a detector to, got %d"
              .formatted(table.name(), MIN_ROWS, table.rows()));
    }
  }

  /** The rows without implausible values, which are no normal rows; all where that leaves none. */
  private static Rows plausible(Rows encoded, RowScorer scorer, Trimming trimming) {
    float[] features = FeatureExtractor.of(scorer.codec()).of(encoded).values();
    int[] kept =
        IntStream.range(0, encoded.rows())
            .filter(row -> trimming.ranges().containsRow(features, row))
            .toArray();
    return kept.length == 0
        ? encoded
        : new Rows(
            RobustWhitening.chosen(encoded.values(), encoded.width(), kept), encoded.width());
  }

  /** Of all rows: its intervals come from rows that it holds out itself. */
  private static CellPredictor predictor(Codec codec, Table table) {
    Rows features = FeatureExtractor.of(codec).of(codec.encode(table));
    return CellPredictorFit.fit(codec, features);
  }

  private RowScorer scorer(Codec codec, Rows features, Trimming trimming, CellPredictor predictor) {
    FeatureSpace space = FeatureSpace.fit(codec, features, trimming);
    FeatureRows rows = space.rows(features.values());
    ScorerFitting fitting =
        new ScorerFitting(space, rows, trimming.contamination(), settings.seed(), this::train);
    ScorerEnsemble ensemble = ScorerEnsemble.fit(fitting, rows.spread(MAX_REFERENCE));
    return new RowScorer(codec, space, ensemble, predictor);
  }

  private Autoencoder train(float[] rows, int width, long seed) {
    Table table = NumberTable.of("whitened rows", "direction", rows, width);
    return Trainer.with(AutoencoderTraining.training(table.rows(), width, seed))
        .listening(listener)
        .fit(AutoencoderTraining.design(table.schema()), table);
  }

  /** An inpainter of each image column. */
  private List<Inpainter> inpainters(Table table) {
    List<Inpainter> inpainters = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof ImageColumn images) {
        inpainters.add(inpainter(table.name(), images));
      }
    }
    return inpainters;
  }

  private Inpainter inpainter(String table, ImageColumn images) {
    return new Inpainter(
        Trainer.with(InpainterTraining.training(images, settings.seed()))
            .listening(listener)
            .fit(InpainterTraining.design(images), new Table(table, List.of(images))));
  }
}
