package io.hourglass.benchmarks.detection;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.layer.Activation;
import io.hourglass.metric.Ranking;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Times a detector on a table, and the network of {@code bench speed}'s W3 on the same table: what
 * a network alone would take.
 *
 * @param table of numbers
 * @param progress is told what is measured
 */
record Racetrack(Table table, Consumer<String> progress) {
  private static final int EPOCHS = 5;
  private static final int RECORDS = 1_000;
  private static final int LINES = 100_000;

  /** Everything but other systems. */
  SpeedReport measure(List<Rival> cards, List<String> absences) {
    Machine machine = Machine.here();
    progress.accept("training the raw network");
    EpochTimes times = new EpochTimes();
    Autoencoder raw =
        Trainer.with(Training.defaults().withEpochs(EPOCHS))
            .listening(times)
            .fit(Design.dense(List.of(16, 8), Activation.TANH, Activation.TANH), table);
    progress.accept("fitting the detector");
    long begun = System.nanoTime();
    RowDetector detector = DetectorFitter.with(DetectorSettings.defaults()).fit(table);
    double fitSeconds = (System.nanoTime() - begun) / 1e9;
    progress.accept("scoring");
    Rows encoded = detector.codec().encode(table);
    int rows = table.rows();
    List<Autoencoder> own = networks(detector);
    List<Map<String, Object>> records =
        IntStream.range(0, RECORDS).mapToObj(row -> Records.of(table, row % rows)).toList();
    return new SpeedReport(
        machine,
        rows,
        table.columns().size(),
        fitSeconds,
        times.median(),
        Pace.ofMany("raw network, encoded rows", rows, () -> outputs(raw, encoded)),
        Pace.ofMany(
            "the detector's networks alone",
            rows,
            () -> own.forEach(network -> outputs(network, encoded))),
        Pace.ofMany("detector, encoded rows", rows, () -> detector.score(encoded)),
        Pace.ofMany("detector, table", rows, () -> detector.score(table)),
        Pace.ofSingle("raw model, a record each", row -> raw.score(records.get(row % RECORDS))),
        Pace.ofSingle(
            "detector, a record each", row -> detector.score(records.get(row % RECORDS), 0)),
        Stream.measure(detector, table, LINES),
        cards,
        absences);
  }

  /** Takes rows through a network, in shares as scores are. */
  private static void outputs(Autoencoder model, Rows rows) {
    model.network().outputs(rows.values());
  }

  /** As its file has them. */
  private static List<Autoencoder> networks(RowDetector detector) {
    return detector.file().models().values().stream().map(Autoencoder::of).toList();
  }

  /** Ours on card payments. */
  static Rival cards(Split split) {
    long begun = System.nanoTime();
    RowDetector detector =
        DetectorFitter.with(DetectorSettings.defaults()).fit(split.training());
    long fitted = System.nanoTime();
    double[] scores = detector.score(split.test()).scores();
    long scored = System.nanoTime();
    return new Rival(
        "Hourglass",
        (fitted - begun) / 1e9,
        (scored - fitted) / 1e9,
        Ranking.of(scores, split.anomalous()).auroc());
  }

  /** Seconds of every epoch. */
  private static final class EpochTimes implements TrainingListener {
    private final List<Double> seconds = new ArrayList<>();
    private long last;

    @Override
    public void started(Plan plan) {
      last = System.nanoTime();
    }

    @Override
    public void finished(Epoch epoch) {
      long now = System.nanoTime();
      seconds.add((now - last) / 1e9);
      last = now;
    }

    /** Without the first, which compiles. */
    double median() {
      List<Double> sorted = seconds.subList(1, seconds.size()).stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }
  }
}
