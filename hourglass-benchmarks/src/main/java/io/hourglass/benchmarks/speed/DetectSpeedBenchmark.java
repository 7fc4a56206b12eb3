package io.hourglass.benchmarks.speed;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.detection.Dataset;
import io.hourglass.benchmarks.detection.DetectionDatasets;
import io.hourglass.benchmarks.detection.HourglassDetector;
import io.hourglass.benchmarks.detection.LabeledSplit;
import io.hourglass.benchmarks.detection.Metric;
import io.hourglass.benchmarks.detection.Runner;
import io.hourglass.benchmarks.detection.Sample;
import io.hourglass.benchmarks.detection.Trial;
import io.hourglass.benchmarks.detection.Trials;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import io.hourglass.codec.Rows;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
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

  private static final List<String> RULES =
      List.of(
          "raw network: 29-16-8-16-29, the design of W3 of bench speed",
          "many rows: the best of five rounds on all cores; one row: 50,000 after 20,000 warm-ups",
          "card payments: genuine rows of the first half learned, the second half scored");

  @Option(names = "--rows", description = "The first rows only (default: all 284,800).")
  private int rows = Integer.MAX_VALUE;

  @Override
  public Report run(BenchmarkContext context) throws IOException {
    BenchmarkContext.require("--rows", rows, 1_000);
    PeerFolder folder = PeerData.prepared(PeerFolder.of(1, context));
    List<String> notes = new ArrayList<>();
    ResultTable<?> cards = Trials.systemTable(new Trials<>(cards(folder, context, notes)));
    Table table = table(folder);
    List<ResultTable<?>> tables = rates(table, cards, context, notes);
    String title = "Detectors on %,d rows x %d columns".formatted(table.rows(), COLUMNS);
    return new Report(title, RULES, tables, notes);
  }

  private Table table(PeerFolder folder) throws IOException {
    Rows all = new Rows(FloatFile.read(PeerData.table(folder)), COLUMNS);
    return Sample.of(all.slice(0, Math.min(rows, all.rows())), "c").table();
  }

  private static List<ResultTable<?>> rates(
      Table table, ResultTable<?> cards, BenchmarkContext context, List<String> notes) {
    EpochTimes times = new EpochTimes();
    Autoencoder raw = rawNetwork(table, times, context);
    RowDetector detector = fitted(table, times, context, notes);
    context.note("scoring");
    List<RowRate> many = many(table, raw, detector);
    List<RowRate> single = single(table, raw, detector);
    return List.of(rates(many, single), cards, Target.table(targets(single.get(1), many.get(2))));
  }

  private static Autoencoder rawNetwork(Table table, EpochTimes times, BenchmarkContext context) {
    context.note("training the raw network");
    return Trainer.with(Training.defaults().withEpochs(EPOCHS))
        .listening(times)
        .fit(Design.dense(List.of(16, 8), Activation.TANH, Activation.TANH), table);
  }

  private static RowDetector fitted(
      Table table, EpochTimes times, BenchmarkContext context, List<String> notes) {
    context.note("fitting the detector");
    long begun = System.nanoTime();
    RowDetector detector = DetectorFitter.with(DetectorSettings.defaults()).fit(table);
    double seconds = BenchmarkContext.secondsSince(begun);
    notes.add(fitNote(seconds, table.rows() / seconds, seconds / times.median()));
    return detector;
  }

  private static String fitNote(double seconds, double rate, double epochs) {
    return String.format(
        Locale.ROOT,
        "fitted in %.1f s: %,.0f rows/s, the time of %.1f epochs of the raw network",
        seconds,
        rate,
        epochs);
  }

  private static List<Trial<Ranking>> cards(
      PeerFolder folder, BenchmarkContext context, List<String> notes) throws IOException {
    Optional<Path> data = context.find("");
    if (data.isEmpty()) {
      notes.add("card payments: not measured; name the data's folder with --data");
      return List.of();
    }
    return cards(DetectionDatasets.cards(data.get()), folder, context, notes);
  }

  private static List<Trial<Ranking>> cards(
      LabeledSplit split, PeerFolder folder, BenchmarkContext context, List<String> notes)
      throws IOException {
    List<Trial<Ranking>> cards = new ArrayList<>(own(split, context));
    context.note("card payments: H2O");
    h2o(split, folder, notes).ifPresent(cards::add);
    return cards;
  }

  private static List<Trial<Ranking>> own(LabeledSplit split, BenchmarkContext context) {
    List<Dataset> dataset = List.of(new Dataset.Fixed("creditcard", split));
    Runner<Ranking> runner = new Runner<>(Metric.RANKING, context.progress());
    return runner.run(dataset, List.of(HourglassDetector.OF_ROWS), 1).all();
  }

  private static Optional<Trial<Ranking>> h2o(
      LabeledSplit split, PeerFolder folder, List<String> notes) throws IOException {
    try {
      return Optional.of(H2oCards.measure(split, folder));
    } catch (NotAvailableException e) {
      notes.add("H2O's autoencoder: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static List<RowRate> many(Table table, Autoencoder raw, RowDetector detector) {
    Rows encoded = detector.codec().encode(table);
    List<Autoencoder> networks = networks(detector);
    Runnable alone = () -> networks.forEach(network -> outputs(network, encoded));
    return List.of(
        RowRate.ofMany("raw network, encoded rows", encoded.rows(), () -> outputs(raw, encoded)),
        RowRate.ofMany("the detector's networks alone", encoded.rows(), alone),
        RowRate.ofMany("detector, encoded rows", encoded.rows(), () -> detector.score(encoded)),
        RowRate.ofMany("detector, table", encoded.rows(), () -> detector.score(table)));
  }

  private static List<Autoencoder> networks(RowDetector detector) {
    return detector.file().models().values().stream().map(Autoencoder::of).toList();
  }

  private static void outputs(Autoencoder model, Rows rows) {
    model.network().outputs(rows.values());
  }

  private static List<RowRate> single(Table table, Autoencoder raw, RowDetector detector) {
    List<Map<String, Object>> records =
        IntStream.range(0, RECORDS).mapToObj(row -> table.row(row % table.rows())).toList();
    IntFunction<Map<String, Object>> record = row -> records.get(row % RECORDS);
    return List.of(
        RowRate.ofSingle("raw model, a record each", row -> raw.score(record.apply(row))),
        RowRate.ofSingle("detector, a record each", row -> detector.score(record.apply(row), 0)),
        RowRate.ofStream(detector, row -> table.row(row % table.rows()), LINES));
  }

  /** A rate beside that of the raw network, the first of its kind. */
  private record ComparedRate(RowRate rate, RowRate raw) {
    static Stream<ComparedRate> of(List<RowRate> rates) {
      return rates.stream().map(rate -> new ComparedRate(rate, rates.get(0)));
    }
  }

  private static ResultTable<?> rates(List<RowRate> many, List<RowRate> single) {
    List<ComparedRate> rates = Stream.of(many, single).flatMap(ComparedRate::of).toList();
    return ResultTable.of("rates", "", rates)
        .text("way", one -> one.rate().way())
        .number("rows per second", 0, one -> one.rate().rowsPerSecond())
        .optional("median us", 1, one -> one.rate().median())
        .optional("p99 us", 1, one -> one.rate().p99())
        .number("times the raw network", 2, one -> one.rate().timesOf(one.raw()));
  }

  private static List<Target> targets(RowRate record, RowRate encoded) {
    double micros = ALLOWED * SpeedTargets.ROW_MICROS;
    double least = SpeedTargets.ROWS_PER_SECOND / ALLOWED;
    return List.of(
        Target.atMost("record", "microseconds for a record, at most", micros, record.median()),
        Target.atLeast("rows", "rows scored per second", least, encoded.rowsPerSecond(), ""));
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
      seconds.add(BenchmarkContext.secondsSince(last));
      last = System.nanoTime();
    }

    /** Without the first, which compiles. */
    double median() {
      return Timing.median(seconds.subList(1, seconds.size()));
    }
  }
}
