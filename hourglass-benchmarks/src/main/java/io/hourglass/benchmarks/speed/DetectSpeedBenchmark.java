package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.detection.Dataset;
import io.hourglass.benchmarks.detection.DetectionDatasets;
import io.hourglass.benchmarks.detection.HourglassDetector;
import io.hourglass.benchmarks.detection.LabeledSplit;
import io.hourglass.benchmarks.detection.Metric;
import io.hourglass.benchmarks.detection.Runner;
import io.hourglass.benchmarks.detection.Trial;
import io.hourglass.benchmarks.detection.Trials;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.layer.Activation;
import io.hourglass.metric.Ranking;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import io.hourglass.train.settings.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a detector is fitted and scores, beside a network alone and H2O's autoencoder. */
@Benchmark.SharedOptions(data = "Folder with creditcard; $HOURGLASS_DATA unless given.")
@Command(
    name = "detect-speed",
    description = "How fast detectors are fitted and score, beside a network alone and H2O.",
    footer = "  HOURGLASS_DATA=../data HOURGLASS_PEERS=../peers hourglass bench detect-speed")
public final class DetectSpeedBenchmark implements Benchmark {
  private static final int COLUMNS = 29;
  private static final int EPOCHS = 5;
  private static final int RECORDS = 1_000;
  private static final int LINES = 100_000;

  /** Times what bench speed allows for a network alone. */
  private static final double ALLOWED = 1.5;

  @Option(names = "--peers", description = "Folder of peers; $HOURGLASS_PEERS unless given.")
  private Optional<Path> peers = Optional.empty();

  @Option(names = "--rows", description = "The first rows only (default: all 284,800).")
  private int rows = Integer.MAX_VALUE;

  @Override
  public Report run(BenchmarkContext context) throws IOException {
    BenchmarkContext.require("--rows", rows, 1_000);
    PeerFolder folder = PeerFolder.of(peers, 1, context);
    PeerData.prepare(folder);
    List<String> notes = new ArrayList<>();
    List<Trial<Ranking>> cards = cards(folder, context, notes);
    Table all = FloatFile.table(PeerData.table(folder), COLUMNS);
    Table table = rows < all.rows() ? all.slice(0, rows) : all;
    context.note("training the raw network");
    EpochTimes times = new EpochTimes();
    Autoencoder raw =
        Trainer.with(Training.defaults().withEpochs(EPOCHS))
            .listening(times)
            .fit(Design.dense(List.of(16, 8), Activation.TANH, Activation.TANH), table);
    context.note("fitting the detector");
    long begun = System.nanoTime();
    RowDetector detector = DetectorFitter.with(DetectorSettings.defaults()).fit(table);
    double seconds = BenchmarkContext.secondsSince(begun);
    notes.add(
        String.format(
            Locale.ROOT,
            "fitted in %.1f s: %,.0f rows/s, the time of %.1f epochs of the raw network",
            seconds,
            table.rows() / seconds,
            seconds / times.median()));
    context.note("scoring");
    return report(table, rates(table, raw, detector), cards, notes);
  }

  private static List<Trial<Ranking>> cards(
      PeerFolder folder, BenchmarkContext context, List<String> notes) throws IOException {
    Optional<Path> data = context.find("");
    if (data.isEmpty()) {
      notes.add("card payments: not measured; name the data's folder with --data");
      return List.of();
    }
    LabeledSplit split = DetectionDatasets.cards(data.get());
    List<Trial<Ranking>> cards = new ArrayList<>();
    Dataset dataset = new Dataset.Fixed("creditcard", split);
    cards.addAll(
        new Runner<>(Metric.RANKING, context.progress())
            .run(List.of(dataset), List.of(HourglassDetector.OF_ROWS), 1)
            .all());
    try {
      context.note("card payments: H2O");
      cards.add(H2oCards.measure(split, folder));
    } catch (NotAvailableException e) {
      notes.add("H2O's autoencoder: " + e.getMessage());
    }
    return cards;
  }

  /** Rates with many rows a call, then with one. */
  private record Rates(List<RowRate> many, List<RowRate> single) {}

  private static Rates rates(Table table, Autoencoder raw, RowDetector detector) {
    Rows encoded = detector.codec().encode(table);
    int count = table.rows();
    List<Autoencoder> networks =
        detector.file().models().values().stream().map(Autoencoder::of).toList();
    List<Map<String, Object>> records =
        IntStream.range(0, RECORDS).mapToObj(row -> record(table, row)).toList();
    return new Rates(
        List.of(
            RowRate.ofMany("raw network, encoded rows", count, () -> outputs(raw, encoded)),
            RowRate.ofMany(
                "the detector's networks alone",
                count,
                () -> networks.forEach(network -> outputs(network, encoded))),
            RowRate.ofMany("detector, encoded rows", count, () -> detector.score(encoded)),
            RowRate.ofMany("detector, table", count, () -> detector.score(table))),
        List.of(
            RowRate.ofSingle(
                "raw model, a record each", row -> raw.score(records.get(row % RECORDS))),
            RowRate.ofSingle(
                "detector, a record each", row -> detector.score(records.get(row % RECORDS), 0)),
            StreamRate.measure(detector, row -> record(table, row), LINES)));
  }

  /** A row as a caller has it. */
  private static Map<String, Object> record(Table table, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      values.put(column.name(), column.value(row % table.rows()));
    }
    return values;
  }

  private static void outputs(Autoencoder model, Rows rows) {
    model.network().outputs(rows.values());
  }

  /** A rate beside that of the raw network. */
  private record ComparedRate(RowRate rate, RowRate raw) {}

  private static Stream<ComparedRate> compared(List<RowRate> rates) {
    return rates.stream().map(rate -> new ComparedRate(rate, rates.get(0)));
  }

  private static Report report(
      Table table, Rates rates, List<Trial<Ranking>> cards, List<String> notes) {
    RowRate record = rates.single().get(1);
    RowRate encoded = rates.many().get(2);
    ResultTable<?> compared =
        ResultTable.of(
                "rates",
                "",
                Stream.concat(compared(rates.many()), compared(rates.single())).toList())
            .text("way", one -> one.rate().way())
            .number("rows per second", 0, one -> one.rate().rowsPerSecond())
            .optional("median us", 1, one -> one.rate().median())
            .optional("p99 us", 1, one -> one.rate().p99())
            .number("times the raw network", 2, one -> one.rate().timesOf(one.raw()));
    return new Report(
        "Detectors on %,d rows x %d columns".formatted(table.rows(), table.columns().size()),
        List.of(
            "raw network: 29-16-8-16-29, the design of W3 of bench speed",
            "many rows: the best of five rounds on all cores; one row: 50,000 after 20,000"
                + " warm-ups",
            "card payments: genuine rows of the first half learned, the second half scored"),
        List.of(
            compared,
            Trials.systemTable(new Trials<>(cards)),
            Target.table(
                List.of(
                    Target.atMost(
                        "record",
                        "microseconds for a record, at most",
                        ALLOWED * SpeedTargets.ROW_MICROS,
                        record.median()),
                    Target.atLeast(
                        "rows",
                        "rows scored per second",
                        SpeedTargets.ROWS_PER_SECOND / ALLOWED,
                        encoded.rowsPerSecond(),
                        "")))),
        notes);
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
      return Timing.median(seconds.stream().skip(1).mapToDouble(Double::doubleValue).toArray());
    }
  }
}
