package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.anomalies.DataFolder;
import io.hourglass.benchmarks.anomalies.LabelledRows;
import io.hourglass.benchmarks.detection.FalseAlarmResult.Trial;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.threshold.Conformal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a conformal threshold flags as many normal rows as it promises. Of the normal rows of a
 * set a random half fits the detector, which sets the threshold on a part of these, and the other
 * half is scored.
 *
 * @param seeds trials of each set
 * @param progress is told of every trial
 */
record FalseAlarms(int seeds, Consumer<String> progress) {
  /** From some 200 rows to 50,000, most to hundreds of columns. */
  static final List<String> SETS =
      List.of(
          "WBC",
          "yeast",
          "cardio",
          "thyroid",
          "Wilt",
          "PageBlocks",
          "satellite",
          "pendigits",
          "mammography",
          "shuttle");

  private static final double[] RATES = {0.01, 0.05};
  private static final int MOST_ROWS = 12_000;

  /** On all sets. */
  List<FalseAlarmResult> measure(Path folder) {
    DataFolder sets = DataFolder.of(Optional.of(folder.resolve("adbench")), "");
    return sets.sets(SETS).stream().flatMap(file -> of(LabelledRows.read(file))).toList();
  }

  private Stream<FalseAlarmResult> of(LabelledRows set) {
    List<List<Trial>> trials =
        Arrays.stream(RATES).<List<Trial>>mapToObj(rate -> new ArrayList<>()).toList();
    for (int seed = 1; seed <= seeds; seed++) {
      int[] normal = normal(set, seed);
      Table table = new Table(set.name(), List.copyOf(set.columns()));
      RowDetector detector =
          DetectorFitter.with(DetectorSettings.defaults().withSeed(seed))
              .fit(
                  table.select(
                      IntStream.range(0, normal.length / 2).map(i -> normal[i]).toArray()));
      double[] scores =
          detector
              .score(
                  table.select(
                      IntStream.range(normal.length / 2, normal.length)
                          .map(i -> normal[i])
                          .toArray()))
              .scores();
      for (int i = 0; i < RATES.length; i++) {
        trials.get(i).addAll(trial(detector, RATES[i], scores));
      }
      progress.accept(String.format(Locale.ROOT, "false alarms, %s, seed %d", set.name(), seed));
    }
    return IntStream.range(0, RATES.length)
        .filter(i -> !trials.get(i).isEmpty())
        .mapToObj(i -> FalseAlarmResult.of(set.name(), RATES[i], trials.get(i)));
  }

  /** None where the calibration rows are too few for the rate. */
  private static List<Trial> trial(RowDetector detector, double rate, double[] scores) {
    long rows = detector.normal().rows();
    if (1.0 / (rows + 1) > rate) {
      return List.of();
    }
    double threshold = detector.with(new Conformal(rate)).threshold().value();
    int flagged =
        (int) IntStream.range(0, scores.length).filter(i -> scores[i] > threshold).count();
    return List.of(new Trial(rows, scores.length, flagged));
  }

  /** Places of normal rows in a random order. */
  private static int[] normal(LabelledRows set, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = IntStream.range(0, set.rows()).filter(row -> !set.anomalous()[row]).toArray();
    for (int i = rows.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[other];
      rows[other] = row;
    }
    return IntStream.of(rows).limit(MOST_ROWS).toArray();
  }
}
