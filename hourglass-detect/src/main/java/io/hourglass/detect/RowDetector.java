package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.Field;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.rows.CalibrationData;
import io.hourglass.detect.rows.DetectorInput;
import io.hourglass.detect.rows.DetectorSerialization;
import io.hourglass.detect.rows.FeatureSpaces;
import io.hourglass.detect.rows.ReasonFinder;
import io.hourglass.detect.rows.RowDetectorState;
import io.hourglass.detect.rows.ScoreNormalization;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.rows.TailProbability;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.metric.LabeledScores;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds rows that are not like the normal ones. Immutable and thread-safe; plain Java; the same
 * bits on every machine, for one row or many. There is nothing to close.
 */
public final class RowDetector {
  /** Rows that one thread scores at a time: so few that networks do not share them out again. */
  private static final int SHARE = Affine.BLOCK_ROWS;

  private final Codec codec;
  private final FeatureExtractor sight;
  private final FeatureSpaces frames;
  private final ScorerEnsemble views;
  private final List<Inpainter> painters;
  private final RowDetectorState settings;

  private RowDetector(
      Codec codec,
      FeatureSpaces frames,
      ScorerEnsemble views,
      List<Inpainter> painters,
      RowDetectorState settings) {
    FeatureExtractor sight = FeatureExtractor.of(codec);
    int width = sight.width();
    if (frames.width() != width || views.tails().width() != width) {
      throw new IllegalArgumentException(
          "all parts of a detector must be for %d features, got %d and %d"
              .formatted(width, frames.width(), views.tails().width()));
    }
    views.check(settings.standings());
    for (Inpainter painter : painters) {
      Field field = new Field(painter.column(), painter.type());
      if (!codec.schema().fields().contains(field)) {
        throw new IllegalArgumentException(
            "what paints must be for a column of %s, got %s".formatted(codec.schema(), field));
      }
    }
    this.codec = codec;
    this.sight = sight;
    this.frames = frames;
    this.views = views;
    this.painters = List.copyOf(painters);
    this.settings = settings;
  }

  /**
   * Of its parts.
   *
   * @param codec of the rows
   * @param frames in which encoded rows are measured, as they are {@linkplain FeatureExtractor
   *     seen}
   * @param views on them
   * @param learned encoded rows that these were learned from: how views compare
   * @param calibration what sets the threshold
   */
  public static RowDetector of(
      Codec codec,
      FeatureSpaces frames,
      ScorerEnsemble views,
      Rows learned,
      CalibrationData calibration) {
    FeatureExtractor sight = FeatureExtractor.of(codec);
    List<ScoreNormalization> standings = views.standings(frames.at(sight.of(learned).values()));
    DetectorInput look = frames.at(sight.of(calibration.normal()).values());
    NormalScores normal = NormalScores.of(views.score(look, standings), true);
    Threshold threshold = Threshold.of(calibration.rule(), normal);
    RowDetectorState settings = RowDetectorState.of(views, standings, normal, threshold);
    return new RowDetector(codec, frames, views, List.of(), settings);
  }

  /**
   * From a file.
   *
   * @throws ModelFileException if it is not there, not ours, damaged, newer, or no detector of rows
   */
  public static RowDetector load(Path path) {
    DetectorFile file = DetectorFile.load(path);
    if (!file.detector().has(RowDetectorState.STANDINGS)) {
      throw new ModelFileException(
          path + ": a detector of a series or of signals, not of rows; load it as what it is");
    }
    try {
      RowDetectorState settings =
          Json.read(Json.writeLine(file.detector()), RowDetectorState.class, "detector.json");
      DetectorSerialization parts = new DetectorSerialization(file);
      TailProbability tails = parts.tails(settings);
      return new RowDetector(
          file.codec(), parts.frames(tails), parts.views(tails), parts.painters(), settings);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          path + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  /**
   * To a file, whole or not at all.
   *
   * @throws ModelFileException if it cannot be written
   */
  public void save(Path target) {
    List<Autoencoder> autoencoders = new ArrayList<>(views.reconstruction().autoencoders());
    painters.forEach(painter -> autoencoders.add(painter.autoencoder()));
    new DetectorFile(
            codec,
            Json.tree(Json.writeLine(settings), "detector.json"),
            DetectorSerialization.arrays(frames, views),
            autoencoders.stream().map(Autoencoder::file).toList())
        .save(target);
  }

  /** Names and types of the columns it takes; others in a table are passed over. */
  public Schema schema() {
    return codec.schema();
  }

  /** Raw rows to features and back. */
  public Codec codec() {
    return codec;
  }

  /** How the features of the rows that it learned from are distributed. */
  public TailProbability tails() {
    return views.tails();
  }

  /** Above which a row is an anomaly. */
  public Threshold threshold() {
    return settings.threshold();
  }

  /** How normal rows score. */
  public NormalScores normal() {
    return settings.normal();
  }

  /**
   * The same with another threshold on the same normal rows.
   *
   * @throws IllegalArgumentException if there are too few of them for the rule
   */
  public RowDetector with(Rule rule) {
    return with(settings.normal(), Threshold.of(rule, settings.normal()));
  }

  /**
   * The same, calibrated anew on other rows, without training.
   *
   * @param normal rows that training has not seen
   * @param labelled what rules that need labels go by
   */
  public RowDetector calibrated(Table normal, Rule rule, LabeledScores labelled) {
    NormalScores scores = NormalScores.of(scores(codec.encode(normal)), true);
    return with(scores, Threshold.of(rule, scores, labelled));
  }

  private RowDetector with(NormalScores normal, Threshold threshold) {
    return new RowDetector(codec, frames, views, painters, settings.with(normal, threshold));
  }

  /**
   * The same, able to say where in a picture something is strange.
   *
   * @param own of its columns of pictures, one each
   * @throws IllegalArgumentException if one is of another column, or of other pictures
   */
  public RowDetector with(List<Inpainter> own) {
    return new RowDetector(codec, frames, views, own, settings);
  }

  /**
   * Scores of the rows of a table.
   *
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public Detections score(Table table) {
    return score(codec.encode(table));
  }

  /** Scores of encoded rows. */
  public Detections score(Rows encoded) {
    double[] scores = scores(encoded);
    double[] pValues = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      pValues[row] = settings.normal().pValue(scores[row]);
    }
    return new Detections(
        scores, pValues, settings.threshold().anomalies(scores, settings.normal()));
  }

  private double[] scores(Rows encoded) {
    return scoresOfSeen(sight.of(encoded));
  }

  private double[] scoresOfSeen(Rows seen) {
    return inShares(seen, look -> views.score(look, settings.standings()));
  }

  private double[] distancesOfSeen(Rows seen) {
    return inShares(seen, look -> views.distance(look, settings.standings()));
  }

  private double[] inShares(Rows seen, Function<DetectorInput, double[]> judge) {
    int width = seen.width();
    double[] scores = new double[seen.rows()];
    IntStream shares = IntStream.range(0, (scores.length + SHARE - 1) / SHARE);
    (scores.length <= SHARE ? shares : shares.parallel())
        .forEach(share -> {
          int from = share * SHARE;
          int to = Math.min(scores.length, from + SHARE);
          float[] some = Arrays.copyOfRange(seen.values(), from * width, to * width);
          double[] own = judge.apply(frames.at(some));
          System.arraycopy(own, 0, scores, from, to - from);
        });
    return scores;
  }

  /**
   * How strange one record is; columns not in the map are missing.
   *
   * @param row plain values by column name
   * @param reasons how many columns to give as reasons, at most
   * @throws io.hourglass.data.DataException if a value is of the wrong kind
   */
  public RowScore score(Map<String, ?> row, int reasons) {
    return explain(new Rows(codec.encode(row), codec.width()), 0, reasons);
  }

  /**
   * How strange an encoded row is, and why.
   *
   * @param encoded rows
   * @param row of these
   * @param reasons how many columns to give as reasons, at most
   */
  public RowScore explain(Rows encoded, int row, int reasons) {
    Rows own = row(encoded, row);
    Rows seen = sight.of(own);
    double score = scoresOfSeen(seen)[0];
    List<Reason> why = new ArrayList<>();
    if (reasons > 0) {
      why.addAll(
          new ReasonFinder(codec, sight, frames.whitening(), views.tails(), this::distancesOfSeen)
              .of(seen.values(), distancesOfSeen(seen)[0]));
      heatMaps(own, 0).forEach(map -> why.addAll(map.reasons()));
      why.sort(Comparator.comparingDouble(Reason::share).reversed());
    }
    return new RowScore(
        score,
        settings.normal().pValue(score),
        settings.threshold().isAnomaly(score),
        why.stream().limit(reasons).toList());
  }

  /** How many reasons there can be for a row, if so many are wanted: pictures have many regions. */
  public int mostReasons(int wanted) {
    return painters.isEmpty() ? Math.min(wanted, schema().fields().size()) : wanted;
  }

  private Rows row(Rows encoded, int row) {
    int width = codec.width();
    return new Rows(
        Arrays.copyOfRange(encoded.values(), row * width, (row + 1) * width), encoded.width());
  }

  /**
   * Where in the pictures of one record something is strange.
   *
   * @param row plain values by column name, pictures as bytes
   * @return a map for each column of pictures; none for those that nothing {@linkplain #with(List)
   *     paints}
   */
  public List<HeatMap> heatMaps(Map<String, ?> row) {
    return heatMaps(new Rows(codec.encode(row), codec.width()), 0);
  }

  /**
   * Where in the pictures of an encoded row something is strange.
   *
   * @param encoded rows
   * @param row of these
   */
  public List<HeatMap> heatMaps(Rows encoded, int row) {
    return painters.stream().map(painter -> heatMap(painter, row(encoded, row).values())).toList();
  }

  private HeatMap heatMap(Inpainter painter, float[] row) {
    int size = painter.type().size();
    int from = offset(painter.column());
    float[] picture = Arrays.copyOfRange(row, from, from + size);
    return HeatMap.of(
        painter,
        picture,
        pictures -> {
          float[] rows = new float[pictures.length / size * row.length];
          for (int i = 0; i < pictures.length / size; i++) {
            System.arraycopy(row, 0, rows, i * row.length, row.length);
            System.arraycopy(pictures, i * size, rows, i * row.length + from, size);
          }
          return scores(new Rows(rows, row.length));
        });
  }

  /** The first encoded feature of a column. */
  private int offset(String column) {
    return codec.blocks().stream()
        .map(EncodedColumn::codec)
        .takeWhile(own -> !own.column().equals(column))
        .mapToInt(ColumnCodec::width)
        .sum();
  }
}
