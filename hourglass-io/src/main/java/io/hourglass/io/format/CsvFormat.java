package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.csv.CsvFile;
import io.hourglass.io.csv.CsvRows;
import io.hourglass.io.duckdb.Relation;
import io.hourglass.io.duckdb.TextCells;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comma-, tab-, semicolon-, bar- or blank-separated values. */
final class CsvFormat implements RelationFormat {
  @Override
  public String label() {
    return "CSV";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*\\.(csv|tsv|txt|data|dat|tab)");
  }

  @Override
  public Relation relation(Input input, ReadOptions options) {
    List<Relation> parts = new ArrayList<>();
    List<CsvRows> rows = new ArrayList<>();
    List<CsvFile> files = input.files().stream().map(file -> CsvFile.of(file, options)).toList();
    List<String> names = files.get(0).names();
    for (int i = 0; i < files.size(); i++) {
      Path path = input.files().get(i);
      ColumnChecks.checkNames(input, path, names, files.get(i).names());
      rows.add(files.get(i).rows(names));
      parts.add(
          relation(
              Input.nameOf(path), names, rows.subList(rows.size() - 1, rows.size()), List.of()));
    }
    return parts.size() == 1 ? parts.get(0) : relation(input.name(), names, rows, parts);
  }

  private static Relation relation(
      String name, List<String> names, List<CsvRows> files, List<Relation> parts) {
    CsvRows first = files.get(0);
    String from = files.stream().map(CsvRows::from).collect(Collectors.joining(" UNION ALL FROM "));
    long count = files.stream().mapToLong(CsvRows::count).sum();
    List<Object> scratch = new ArrayList<>();
    files.forEach(file -> file.scratch().ifPresent(scratch::add));
    return new Relation(
        name,
        files.size() == 1 ? from : "(FROM " + from + ")",
        Optional.of(new TextCells(names, first.isTall(), count, scratch)),
        "a header only",
        parts,
        files.stream().flatMap(file -> file.notices().stream()).toList(),
        e ->
            new DataException(
                "%s: cannot be read as CSV: %s".formatted(name, Relation.sentence(e)), e));
  }
}
