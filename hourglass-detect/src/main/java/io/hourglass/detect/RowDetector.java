package io.hourglass.detect;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.cells.CellPredictor;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.rows.Cells;
import io.hourglass.detect.rows.EmpiricalDistribution;
import io.hourglass.detect.rows.FeatureSpace;
import io.hourglass.detect.rows.ImageExplainer;
import io.hourglass.detect.rows.ReasonFinder;
import io.hourglass.detect.rows.RowDetectorState;
import io.hourglass.detect.rows.RowScorer;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.score.ScoreCalibration;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.store.DetectorKind;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Detects anomalous rows of a table, each by itself; columns may be images. Immutable and
 * thread-safe; plain Java; the same bits on every machine, for one row or many.
 */
public final class RowDetector implements Detector {
  private static final String CELLS = "cells";
  private static final String SPACE = "space";
  private static final String SCORERS = "scorers";
  private static final String INPAINTERS = "inpainters";

  private final RowScorer scorer;
  private final ImageExplainer images;
  private final ScoreCalibration calibration;

  private RowDetector(RowScorer scorer, ImageExplainer images, ScoreCalibration calibration) {
    this.scorer = scorer;
    this.images = images;
    this.calibration = calibration;
  }

  /**
   * Calibrates a scorer of rows.
   *
   * @param scorer of rows
   * @param normal encoded rows that it was not fitted to
   * @param rule that sets the threshold by their scores
   * @throws IllegalArgumentException if there are too few rows for the rule
   */
  public static RowDetector of(RowScorer scorer, Rows normal, Rule rule) {
    ScoreCalibration calibration = ScoreCalibration.of(scorer.score(normal), rule);
    return new RowDetector(scorer, new ImageExplainer(scorer, List.of()), calibration);
  }

  /**
   * Loads a detector of rows.
   *
   * @throws ModelFileException if the file is missing, damaged, newer, or holds something else
   */
  public static RowDetector load(Path file) {
    return of(DetectorFile.load(file), file.toString());
  }

  /**
   * The detector in a file's contents.
   *
   * @param where name of the file, for messages
   * @throws ModelFileException if it is no detector of rows
   */
  static RowDetector of(DetectorFile file, String where) {
    file.require(DetectorKind.ROWS, where);
    try {
      RowDetectorState state = file.state(RowDetectorState.class);
      DetectorParts parts = DetectorParts.of(file);
      FeatureSpace space = FeatureSpace.read(parts.under(SPACE), file.codec(), state.rows());
      RowScorer scorer =
          new RowScorer(
              file.codec(),
              space,
              ScorerEnsemble.read(space, state.scorers(), parts.under(SCORERS)),
              CellPredictor.read(parts.under(CELLS), file.codec()));
      List<Inpainter> inpainters =
          state.inpainters().stream()
              .map(column -> parts.under(INPAINTERS).autoencoder(column))
              .map(Inpainter::new)
              .toList();
      return new RowDetector(scorer, new ImageExplainer(scorer, inpainters), state.calibration());
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  @Override
  public DetectorFile file() {
    DetectorParts parts = new DetectorParts();
    scorer.space().write(parts.under(SPACE));
    scorer.ensemble().write(parts.under(SCORERS));
    scorer.predictor().write(parts.under(CELLS));
    images
        .inpainters()
        .forEach(one -> parts.under(INPAINTERS).put(one.column(), one.autoencoder()));
    RowDetectorState state =
        new RowDetectorState(
            distribution().rows(),
            scorer.ensemble().states(),
            images.inpainters().stream().map(Inpainter::column).toList(),
            calibration);
    return new DetectorFile(
        DetectorKind.ROWS,
        codec(),
        Json.tree(Json.writeLine(state), "detector.json"),
        parts.weights(),
        parts.models());
  }

  @Override
  public Schema schema() {
    return codec().schema();
  }

  @Override
  public Reading reading() {
    return codec().reading();
  }

  /** Raw rows to encoded rows and back. */
  public Codec codec() {
    return scorer.codec();
  }

  /** The distribution of the features of the training rows. */
  public EmpiricalDistribution distribution() {
    return scorer.space().distribution();
  }

  @Override
  public Threshold threshold() {
    return calibration.threshold();
  }

  @Override
  public NormalScores normal() {
    return calibration.normal();
  }

  @Override
  public RowDetector with(Rule rule) {
    return with(calibration.with(rule));
  }

  @Override
  public RowDetector calibrated(Table table, boolean[] anomalies, Rule rule) {
    double[] scores = scorer.score(codec().encode(table));
    return with(ScoreCalibration.of(scores, anomalies, rule));
  }

  private RowDetector with(ScoreCalibration newCalibration) {
    return new RowDetector(scorer, images, newCalibration);
  }

  /**
   * The same with reasons within images.
   *
   * @param inpainters of its image columns, at most one each
   * @throws IllegalArgumentException if one is of another column, or of images of another size
   */
  public RowDetector with(List<Inpainter> inpainters) {
    return new RowDetector(scorer, new ImageExplainer(scorer, inpainters), calibration);
  }

  /** Scores encoded rows. */
  public Detections score(Rows encoded) {
    return calibration.detections(scorer.score(encoded));
  }

  /**
   * Scores an encoded row and gives reasons.
   *
   * @param encoded rows
   * @param row of these
   * @param reasons the most to give
   */
  public RowScore explain(Rows encoded, int row, int reasons) {
    Rows own = row(encoded, row);
    return explain(own, Cells.decoded(codec(), own), reasons);
  }

  /**
   * Scores an encoded row and gives reasons.
   *
   * @param row one encoded row
   * @param cells of the row as they came, which reasons show
   * @param reasons the most to give
   */
  public RowScore explain(Rows row, Cells cells, int reasons) {
    RowScore score = calibration.rowScore(scorer.score(row)[0]);
    return reasons == 0
        ? score
        : score.withReasons(reasons(row, cells, score.isAnomaly(), reasons));
  }

  private List<Reason> reasons(Rows row, Cells cells, boolean isAnomaly, int limit) {
    ReasonFinder finder = scorer.reasons(row, cells);
    List<Reason> reasons = new ArrayList<>(finder.unusual());
    images.heatMaps(row).forEach(map -> reasons.addAll(map.reasons()));
    List<Reason> ranked = Reason.ranked(reasons, limit);
    return ranked.isEmpty() && isAnomaly && limit > 0
        ? Reason.ranked(finder.combination().stream().toList(), limit)
        : ranked;
  }

  /** Each of the many regions of an image may be a reason. */
  @Override
  public int maxReasons(int limit) {
    return images.inpainters().isEmpty() ? Math.min(limit, schema().fields().size()) : limit;
  }

  private Rows row(Rows encoded, int row) {
    int width = codec().width();
    return new Rows(
        Arrays.copyOfRange(encoded.values(), row * width, (row + 1) * width), encoded.width());
  }

  /**
   * Heat maps of the images of a record.
   *
   * @param row plain values by column name, images as bytes
   * @return one for each image column that has an {@linkplain #with(List) inpainter}
   */
  public List<HeatMap> heatMaps(Map<String, ?> row) {
    return images.heatMaps(new Rows(codec().encode(row), codec().width()));
  }

  /**
   * Heat maps of the images of an encoded row.
   *
   * @param encoded rows
   * @param row of these
   */
  public List<HeatMap> heatMaps(Rows encoded, int row) {
    return images.heatMaps(row(encoded, row));
  }

  @Override
  public DetectorSession session() {
    return new Session();
  }

  /** Rows that are independent of one another. */
  private final class Session implements DetectorSession {
    private Optional<Newest> newest = Optional.empty();

    @Override
    public RowScore next(Map<String, ?> row) {
      Rows encoded = new Rows(codec().encode(row), codec().width());
      RowScore score = explain(encoded, row::get, 0);
      newest = Optional.of(new Newest(encoded, row::get, score.isAnomaly()));
      return score;
    }

    @Override
    public List<Reason> reasons(int limit) {
      Newest row =
          newest.orElseThrow(
              () -> new IllegalStateException("there is no row to give reasons for"));
      return limit == 0
          ? List.of()
          : RowDetector.this.reasons(row.encoded(), row.cells(), row.isAnomaly(), limit);
    }

    @Override
    public Detections next(Table table, long firstRow, int reasons) {
      Rows encoded = codec().encode(table, firstRow);
      double[] scores = scorer.score(encoded);
      Detections all = calibration.detections(scores);
      return reasons == 0
          ? all
          : calibration.detections(scores, reasonsOfAll(encoded, table, all, reasons));
    }
  }

  /** The row that a session scored last. */
  private record Newest(Rows encoded, Cells cells, boolean isAnomaly) {}

  private List<List<Reason>> reasonsOfAll(Rows encoded, Table table, Detections all, int limit) {
    return IntStream.range(0, encoded.rows())
        .parallel()
        .mapToObj(
            row -> reasons(row(encoded, row), Cells.of(table, row), all.isAnomaly(row), limit))
        .toList();
  }
}
