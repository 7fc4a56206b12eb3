package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.OneHot;
import io.hourglass.codec.Rows;
import io.hourglass.data.Field;
import io.hourglass.data.HourglassException;
import io.hourglass.data.PlainValue;
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
import io.hourglass.detect.score.ScoreCalibration;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.store.DetectorKind;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.store.ModelFile;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Detects anomalous rows of a table, each by itself; columns may be images. Immutable and
 * thread-safe; plain Java; the same bits on every machine, for one row or many.
 */
public final class RowDetector implements Detector {
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
    ScoreCalibration scores = ScoreCalibration.of(views.score(look, standings), calibration.rule());
    return new RowDetector(
        codec, frames, views, List.of(), RowDetectorState.of(views, standings, scores));
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
      RowDetectorState settings = file.state(RowDetectorState.class);
      DetectorSerialization parts = new DetectorSerialization(file);
      TailProbability tails = parts.tails(settings);
      return new RowDetector(
          file.codec(), parts.frames(tails), parts.views(tails), parts.painters(), settings);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  @Override
  public DetectorFile file() {
    Map<String, ModelFile> autoencoders = new LinkedHashMap<>();
    for (Autoencoder autoencoder : views.reconstruction().autoencoders()) {
      autoencoders.put(
          DetectorSerialization.RECONSTRUCTION + (autoencoders.size() + 1), autoencoder.file());
    }
    painters.forEach(painter ->
        autoencoders.put(
            DetectorSerialization.INPAINTER + painter.column(), painter.autoencoder().file()));
    return new DetectorFile(
        DetectorKind.ROWS,
        codec,
        Json.tree(Json.writeLine(settings), "detector.json"),
        DetectorSerialization.arrays(frames, views),
        autoencoders);
  }

  @Override
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

  @Override
  public Threshold threshold() {
    return settings.calibration().threshold();
  }

  @Override
  public NormalScores normal() {
    return settings.calibration().normal();
  }

  @Override
  public RowDetector with(Rule rule) {
    return with(settings.calibration().with(rule));
  }

  @Override
  public RowDetector calibrated(Table table, boolean[] anomalies, Rule rule) {
    return with(ScoreCalibration.of(scores(codec.encode(table)), anomalies, rule));
  }

  private RowDetector with(ScoreCalibration calibration) {
    return new RowDetector(codec, frames, views, painters, settings.with(calibration));
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

  /** Scores of encoded rows. */
  public Detections score(Rows encoded) {
    return settings.calibration().detections(scores(encoded));
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
   * How strange an encoded row is, and why.
   *
   * @param encoded rows
   * @param row of these
   * @param reasons how many columns to give as reasons, at most
   */
  public RowScore explain(Rows encoded, int row, int reasons) {
    Rows own = row(encoded, row);
    RowScore score = settings.calibration().rowScore(scores(own)[0]);
    return reasons == 0 ? score : score.withReasons(reasons(own, reasons));
  }

  private List<Reason> reasons(Rows own, int limit) {
    Rows seen = sight.of(own);
    List<Reason> why = new ArrayList<>();
    why.addAll(
        new ReasonFinder(codec, sight, frames.whitening(), views.tails(), this::distancesOfSeen)
            .of(seen.values(), distancesOfSeen(seen)[0]));
    heatMaps(own, 0).forEach(map -> why.addAll(map.reasons()));
    why.sort(Comparator.comparingDouble(Reason::share).reversed());
    return why.stream().limit(limit).toList();
  }

  /** Images have many regions, each of which may be a reason. */
  @Override
  public int maxReasons(int limit) {
    return painters.isEmpty() ? Math.min(limit, schema().fields().size()) : limit;
  }

  @Override
  public DetectorSession session() {
    return new Session();
  }

  /** Rows that know nothing of each other. */
  private final class Session implements DetectorSession {
    private Optional<Rows> newest = Optional.empty();
    private Map<String, ?> values = Map.of();

    @Override
    public RowScore next(Map<String, ?> row) {
      Rows encoded = new Rows(codec.encode(row), codec.width());
      newest = Optional.of(encoded);
      values = row;
      return explain(encoded, 0, 0);
    }

    @Override
    public List<Reason> reasons(int limit) {
      Rows row =
          newest.orElseThrow(
              () -> new IllegalStateException("there is no row to give reasons for"));
      return limit == 0
          ? List.of()
          : withGivenNames(
              RowDetector.this.reasons(row, limit),
              column -> PlainValue.category(values.get(column)));
    }

    @Override
    public Detections next(Table table, long firstRow, int reasons) {
      Rows encoded = codec.encode(table, firstRow);
      double[] scores = scores(encoded);
      return settings
          .calibration()
          .detections(scores, reasons == 0 ? List.of() : reasonsOfAll(encoded, table, reasons));
    }
  }

  private List<List<Reason>> reasonsOfAll(Rows encoded, Table table, int limit) {
    return IntStream.range(0, encoded.rows())
        .parallel()
        .mapToObj(row ->
            withGivenNames(
                reasons(row(encoded, row), limit),
                column -> PlainValue.category(table.column(column).value(row))))
        .toList();
  }

  /** Names that training has not seen are given as they came. */
  private static List<Reason> withGivenNames(List<Reason> reasons, UnaryOperator<String> given) {
    return reasons.stream()
        .map(reason ->
            reason.got().equals(OneHot.OTHER)
                ? reason.withGot(given.apply(reason.column()))
                : reason)
        .toList();
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
