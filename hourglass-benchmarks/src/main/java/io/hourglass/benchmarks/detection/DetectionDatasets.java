package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.report.Resource;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.io.Tables;
import io.hourglass.io.generate.Payments;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Data as detectors meet them in practice, each split in one way. */
public final class DetectionDatasets {
  /** All of them. */
  static final List<Practical> ALL =
      List.of(
          new Practical("nsl-kdd", List.of(0.01, 0.02, 0.05, 0.1), DetectionDatasets::intrusions),
          new Practical("creditcard", List.of(0.01, 0.001), DetectionDatasets::cards),
          new Practical("payments", List.of(0.01, 0.001), folder -> payments()));

  private static final String CARDS = "creditcard/creditcard_sample.csv.gz";

  /** Genuine card payments that there were for each that was kept. */
  private static final double CARD_WEIGHT = 284_315.0 / 28_263;

  private static final int TRAINING_PAYMENTS = 100_000;
  private static final int TEST_PAYMENTS = 50_000;

  private static final Connections CONNECTIONS =
      Json.read(
          Resource.text(DetectionDatasets.class, "nsl-kdd.json"),
          Connections.class,
          "nsl-kdd.json");

  private DetectionDatasets() {}

  /** Columns of NSL-KDD's files, which have no header, and attacks by the authors' family. */
  private record Connections(List<String> columns, Map<String, List<String>> families) {
    String family(String attack) {
      return families.entrySet().stream()
          .filter(family -> family.getValue().contains(attack))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(attack);
    }
  }

  /** A dataset with thresholds to try. */
  record Practical(String name, List<Double> rates, Function<Path, LabeledSplit> split) {
    List<Rule> rules() {
      return rates.stream().<Rule>map(Conformal::new).toList();
    }
  }

  /**
   * Card payments of two days (Dal Pozzolo et al. 2015), all frauds and a tenth of the genuine
   * ones, in the order of time. Genuine rows of the first half are learned from, the second half is
   * scored.
   */
  public static LabeledSplit cards(Path folder) {
    Table all = Tables.read(existing(folder.resolve(CARDS), "the sample of card payments"));
    Table cells = all.without(List.of("Time", "Class"));
    int half = all.rows() / 2;
    boolean[] fraud = labels(all.column("Class"), value -> !value.startsWith("0"));
    Sample genuine = Sample.of(cells.select(RowSelection.where(half, row -> !fraud[row])));
    Sample test = Sample.of(cells.slice(half, fraud.length));
    boolean[] anomalous = Arrays.copyOfRange(fraud, half, fraud.length);
    return new LabeledSplit(genuine, test, anomalous, List.of(), CARD_WEIGHT);
  }

  /**
   * Synthetic payments with missing values. Frauds are among the rows that are learned from, as
   * they are where there are no labels; every fiftieth test row is of a merchant that the training
   * rows do not have.
   */
  public static LabeledSplit payments() {
    Table test = Payments.generate("payments:test", TEST_PAYMENTS, 2);
    Table training = Payments.generate("payments:train", TRAINING_PAYMENTS, 1);
    return new LabeledSplit(
        Sample.of(training.without(List.of("fraud"))),
        Sample.of(withNewMerchants(test.without(List.of("fraud")))),
        labels(test.column("fraud"), value -> value.equals("1.0")),
        Payments.kinds(TEST_PAYMENTS, 2),
        1);
  }

  private static Table withNewMerchants(Table payments) {
    List<Column> columns = new ArrayList<>(payments.columns());
    columns.replaceAll(
        column -> column.name().equals("merchant") ? withNewMerchants(column) : column);
    return new Table(payments.name(), columns);
  }

  private static Column withNewMerchants(Column merchants) {
    return CategoricalColumn.of(
        merchants.name(),
        IntStream.range(0, merchants.rows())
            .mapToObj(row -> row % 50 == 0 ? "never seen" : String.valueOf(merchants.value(row)))
            .toList());
  }

  /**
   * Connections to a network, most attacks of the test rows unknown to the training rows, which are
   * all normal (Tavallaee et al. 2009). The column of difficulty says how many classifiers got a
   * row right, and is dropped.
   */
  public static LabeledSplit intrusions(Path folder) {
    Table training = connections(folder.resolve("nsl-kdd/KDDTrain+.txt.gz"));
    Table test = connections(folder.resolve("nsl-kdd/KDDTest+.txt.gz"));
    Column attacks = test.column("attack");
    boolean[] anomalous = labels(attacks, value -> !value.equals("normal"));
    return new LabeledSplit(
        features(normal(training)), features(test), anomalous, families(attacks), 1);
  }

  private static Sample features(Table connections) {
    return Sample.of(connections.without(List.of("attack")));
  }

  private static List<String> families(Column attacks) {
    return IntStream.range(0, attacks.rows())
        .mapToObj(row -> CONNECTIONS.family(attacks.value(row).toString()))
        .toList();
  }

  private static Table normal(Table connections) {
    boolean[] normal = labels(connections.column("attack"), "normal"::equals);
    return connections.select(RowSelection.where(normal.length, row -> normal[row]));
  }

  private static Table connections(Path file) {
    String path = existing(file, "the file of NSL-KDD").replace("'", "''");
    String columns = String.join("', '", CONNECTIONS.columns());
    return Tables.read(
        "SELECT * EXCLUDE (difficulty) FROM read_csv('%s', header = false, names = ['%s'])"
            .formatted(path, columns),
        ReadOptions.defaults());
  }

  private static String existing(Path file, String what) {
    if (!Files.isRegularFile(file)) {
      throw new DataException("%s: expected %s, got none".formatted(file, what));
    }
    return file.toAbsolutePath().toString();
  }

  private static boolean[] labels(Column column, Predicate<String> isAnomalous) {
    int[] rows = IntStream.range(0, column.rows()).toArray();
    return RowSelection.flags(rows, row -> isAnomalous.test(String.valueOf(column.value(row))));
  }
}
