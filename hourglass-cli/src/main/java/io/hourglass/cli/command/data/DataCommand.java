package io.hourglass.cli.command.data;

import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Flags;
import io.hourglass.cli.output.ProgressLine;
import io.hourglass.io.Tables;
import io.hourglass.io.dataset.DataSet;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Split;
import io.hourglass.report.TableDescription;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Named data sets, and summaries of any data. */
@Command(
    name = "data",
    synopsisSubcommandLabel = "COMMAND",
    description = "List and fetch named data sets; describe the columns of any data.",
    footer = {
      "  hourglass data list",
      "  hourglass data fetch mnist",
      "  hourglass data describe --data payments.csv"
    })
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected a command, as in: hourglass data list");
  }

  @Command(
      name = "list",
      description = "List the named data sets.",
      footer = {"  hourglass data list", "  hourglass train --data digits --out digits.hg"})
  int list(@Mixin Console console) {
    List<Map<String, Object>> json = DataSets.all().stream().map(DataCommand::json).toList();
    String text = Text.columns(DataSets.all().stream().map(DataCommand::cells).toList());
    console.result(Map.of("data_sets", json), text);
    return Failures.OK;
  }

  private static Map<String, Object> json(DataSet set) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", set.name());
    json.put("description", set.description());
    json.put("here", set.isHere());
    return json;
  }

  private static List<String> cells(DataSet set) {
    String fetch = set.isHere() ? "" : "data fetch " + set.name();
    return List.of(set.name(), set.description(), fetch);
  }

  @Command(
      name = "fetch",
      description = "Download a data set.",
      footer = "  hourglass data fetch mnist")
  int fetch(
      @Parameters(paramLabel = "NAME", description = "Name of the data set, as in data list.")
          String name,
      @Mixin Console console) {
    DataSet set = find(name);
    fetch(set, ProgressLine.on(console));
    console.result(availability(set), set.name() + " is here");
    return Failures.OK;
  }

  private static Map<String, Object> availability(DataSet set) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", set.name());
    json.put("here", set.isHere());
    return json;
  }

  private static DataSet find(String name) {
    return DataSets.find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a data set must be one of %s, got \"%s\""
                    .formatted(DataSets.all().stream().map(DataSet::name).toList(), name)));
  }

  private static void fetch(DataSet set, ProgressLine line) {
    try {
      set.fetch((file, done, total) -> line.show(fetched(file, done, total)));
    } finally {
      line.clear();
    }
  }

  private static String fetched(String file, long done, long total) {
    return total < 0
        ? Text.format("%s: %,d kB", file, done >> 10)
        : Text.format("%s: %d %% of %,d kB", file, 100 * done / Math.max(1, total), total >> 10);
  }

  @Command(
      name = "describe",
      aliases = {"show", "schema"},
      description = "Show the columns of any data: types, missing values, ranges.",
      footer = {
        "  hourglass data describe --data payments.csv",
        "  hourglass data describe --data \"SELECT * FROM 'a.parquet' LIMIT 1000\" --json"
      })
  int describe(@Mixin DataOptions data, @Mixin Console console) {
    LoadedTable loaded = Tables.load(data.spec(), data.reading(Split.TRAIN));
    TableDescription description = TableDescription.of(console.noted(loaded));
    console.result(json(description, loaded.notices()), description.text());
    return Failures.OK;
  }

  private static Map<String, Object> json(TableDescription description, List<String> notices) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", description.data());
    json.put("rows", description.rows());
    json.put("columns", description.columns());
    json.put("notices", notices.stream().map(Flags::in).toList());
    return json;
  }
}
