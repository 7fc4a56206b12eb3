package io.hourglass.cli;

import io.hourglass.data.Table;
import io.hourglass.io.DataSet;
import io.hourglass.io.DataSets;
import io.hourglass.io.Loaded;
import io.hourglass.io.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Data sets that have a name, and what is in a file. */
@Command(
    name = "data",
    synopsisSubcommandLabel = "COMMAND",
    description = "List and fetch data sets that have a name; show the columns of any data.",
    footer = {
      "  hourglass data list",
      "  hourglass data fetch mnist",
      "  hourglass data describe --data payments.csv"
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, as in: hourglass data list");
  }

  @Command(
      name = "list",
      description = "List the data sets that have a name.",
      footer = {"  hourglass data list", "  hourglass train --data digits --out digits.hg"})
  int list(@Mixin Console console) {
    List<Map<String, Object>> json = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (DataSet set : DataSets.all()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", set.name());
      one.put("description", set.description());
      json.add(one);
      lines.add(List.of(set.name(), set.description()));
    }
    console.result(Map.of("data_sets", json), Text.columns(lines));
    return Failures.OK;
  }

  @Command(
      name = "fetch",
      description = "Fetch a data set, so that it is there without a network.",
      footer = "  hourglass data fetch mnist")
  int fetch(
      @Parameters(paramLabel = "NAME", description = "As data list prints it.") String name,
      @Mixin Console console) {
    Table table = Tables.read(name);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("rows", table.rows());
    console.result(
        json, "%s is there: %s".formatted(table.name(), Text.count(table.rows(), "row")));
    return Failures.OK;
  }

  @Command(
      name = "describe",
      aliases = {"show", "schema"},
      description = "Show the columns of any data: types, gaps, ranges, as train would take them.",
      footer = {
        "  hourglass data describe --data payments.csv",
        "  hourglass data describe --data \"SELECT * FROM 'a.parquet' LIMIT 1000\" --json"
      })
  int describe(@Mixin DataOptions data, @Mixin Console console) {
    Loaded loaded = Tables.load(data.spec(), data.reading("train"));
    loaded.notices().forEach(console::note);
    Description description = Description.of(loaded.table());
    console.result(description, description.text());
    return Failures.OK;
  }
}
