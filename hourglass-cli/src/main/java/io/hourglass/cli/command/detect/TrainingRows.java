package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.AnnotationOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.EmptyRows;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.RowSample;
import io.hourglass.evaluate.LabelLeakage;
import io.hourglass.evaluate.LabeledSource;
import io.hourglass.evaluate.Labels;
import io.hourglass.io.Tables;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rows that a detector is fitted to, without label columns. */
final class TrainingRows {
  private final DataOptions data;
  private final AnnotationOption annotations;
  private final List<String> normal;
  private final Console console;
  private final Optional<String> time;

  /**
   * Rows of these options.
   *
   * @param normal labels of normal rows; all of {@code 0}, {@code normal} and similar if none
   */
  TrainingRows(
      DataOptions data, AnnotationOption annotations, List<String> normal, Console console) {
    this(data, annotations, normal, console, Optional.empty());
  }

  private TrainingRows(
      DataOptions data,
      AnnotationOption annotations,
      List<String> normal,
      Console console,
      Optional<String> time) {
    this.data = data;
    this.annotations = annotations;
    this.normal = List.copyOf(normal);
    this.console = console;
    this.time = time;
    checkLabels();
  }

  /** The same for rows of a series: its times may be texts that cannot be read. */
  TrainingRows ofSeries(String column) {
    return new TrainingRows(data, annotations, normal, console, Optional.of(column));
  }

  private void checkLabels() {
    if (!normal.isEmpty() && data.labels().isEmpty()) {
      throw new IllegalArgumentException(
          "--normal needs --labels COLUMN, the column of the labels");
    }
  }

  /**
   * All rows, and which of them are labeled as anomalies.
   *
   * @param maxRows rows of more are not loaded, but streamed
   */
  LabeledSource labeled(long maxRows) {
    TableSource source = source(maxRows);
    Set<String> excluded = excluded(source);
    noteEmptyRows(source);
    BitSet anomalies =
        data.labels().map(column -> anomalies(source, column)).orElseGet(BitSet::new);
    data.labels().ifPresent(excluded::add);
    return new LabeledSource(source.without(excluded), anomalies);
  }

  /** All rows in memory, with missing values in place of the numbers of anomalies. */
  Table withAnomaliesMissing() {
    LabeledSource labeled = labeled(Long.MAX_VALUE);
    return labeled.withAnomaliesMissing(labeled.source().firstBatch(Integer.MAX_VALUE));
  }

  /** The normal rows in memory, or a sample of them. */
  RowSample sample(LabeledSource labeled, DetectorSettings settings) {
    RowSample sample = RowSample.of(labeled.normal(), settings.maxRows(), settings.seed());
    if (!(labeled.source() instanceof TableSource.InMemory)) {
      Tables.notices(labeled.source(), sample.table()).forEach(console::notice);
    }
    return sample;
  }

  private TableSource source(long maxRows) {
    ReadOptions reading = data.reading(Split.TRAIN);
    try {
      return source(reading, maxRows);
    } catch (DataException e) {
      if (!time.equals(Optional.of(e.column())) || reading.categorical().contains(e.column())) {
        throw e;
      }
      // as they are written, so that rows whose time cannot be read can be excluded
      List<String> texts = new ArrayList<>(reading.categorical());
      texts.add(e.column());
      return source(reading.withCategorical(texts), maxRows);
    }
  }

  private TableSource source(ReadOptions reading, long maxRows) {
    TableSource opened = Tables.open(data.spec(), reading);
    boolean isStreamed =
        !(opened instanceof TableSource.InMemory) && opened.rows().orElse(0) > maxRows;
    return isStreamed ? opened : TableSource.of(noted(Tables.load(opened)));
  }

  /** A table with its notices; numbers or texts that are times are no identifiers. */
  private Table noted(LoadedTable loaded) {
    List<String> others =
        time.filter(column -> !(loaded.table().column(column) instanceof TimestampColumn))
            .map(List::of)
            .orElse(List.of());
    Notices.without(loaded.notices(), others).forEach(console::notice);
    return loaded.table();
  }

  private void noteEmptyRows(TableSource source) {
    if (source instanceof TableSource.InMemory memory) {
      EmptyRows empty = new EmptyRows(source.schema().names());
      empty.add(memory.table(), 0);
      empty.note(console);
    }
  }

  /** The label columns, but for that of {@code --labels}. */
  private Set<String> excluded(TableSource source) {
    Set<String> excluded = new LinkedHashSet<>(annotations.excluded(data.spec(), source.schema()));
    excluded.removeIf(label -> source.schema().field(label).isEmpty());
    data.labels().ifPresent(excluded::remove);
    annotations.note(excluded, console);
    return excluded;
  }

  /** Which rows are labeled as anomalies, or not at all. */
  private BitSet anomalies(TableSource source, String column) {
    Labels labels = new Labels(column);
    long rows = onlyColumn(source, column).forEachBatch(labels::add);
    Set<String> notNormal = labels.notNormal(normal);
    BitSet excluded = labels.numbersOfOrUnlabeled(notNormal);
    noteExcluded(excluded.cardinality() - labels.unlabeled(), rows, notNormal);
    noteUnlabeled(labels.unlabeled(), column);
    if (source instanceof TableSource.InMemory memory) {
      Table others = memory.table().without(List.of(column));
      LabelLeakage.notices(others, labels, notNormal).forEach(console::notice);
    }
    return excluded;
  }

  private void noteExcluded(int anomalies, long rows, Set<String> labels) {
    console.notice(
        labels.isEmpty()
            ? "no row is labeled as an anomaly"
            : "%s of %s are labeled %s and excluded"
                .formatted(
                    Text.format("%,d", anomalies),
                    Text.count(rows, "row"),
                    String.join(", ", labels)));
  }

  private void noteUnlabeled(int unlabeled, String column) {
    if (unlabeled > 0) {
      console.notice(
          "%s without a label in \"%s\": excluded".formatted(Text.count(unlabeled, "row"), column));
    }
  }

  /** The source without other columns; all of them where it has no such column. */
  private static TableSource onlyColumn(TableSource source, String column) {
    List<String> names = source.schema().names();
    return names.contains(column)
        ? source.without(names.stream().filter(name -> !name.equals(column)).toList())
        : source;
  }
}
