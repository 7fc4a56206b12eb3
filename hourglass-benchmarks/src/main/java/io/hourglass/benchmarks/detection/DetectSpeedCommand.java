package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.own.Floats;
import io.hourglass.benchmarks.speed.AbsentException;
import io.hourglass.benchmarks.speed.PeerData;
import io.hourglass.benchmarks.speed.Workshop;
import io.hourglass.data.Table;
import io.hourglass.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast a detector is fitted and scores, beside a network alone and H2O's autoencoder. */
@Command(
    name = "detect-speed",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "A detector on the table of bench speed: fitting, scoring many rows, one record",
      "at a time, and a stream of lines, beside the raw network of W3; and on card",
      "payments beside H2O's autoencoder, in AUROC and time."
    },
    footer = {
      "%nExamples:",
      "  HOURGLASS_DATA=../data HOURGLASS_PEERS=../peers hourglass bench detect-speed",
      "  hourglass bench detect-speed --rows 20000 --json"
    })
public final class DetectSpeedCommand implements Callable<Integer> {
  private static final int COLUMNS = 29;
  private static final int LEAST_ROWS = 1_000;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with creditcard; $HOURGLASS_DATA unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Folder of the peers' programs; $HOURGLASS_PEERS unless given.")
  private Optional<Path> peers = Optional.empty();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "The first rows of the table only (default: all 284,800).")
  private int rows = Integer.MAX_VALUE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (rows < LEAST_ROWS) {
      throw new ParameterException(
          spec.commandLine(), "--rows must be at least %d, got %d".formatted(LEAST_ROWS, rows));
    }
    Optional<Path> folder = folder(peers, System.getenv("HOURGLASS_PEERS"));
    Workshop workshop = new Workshop(folder, Workshop.defaultCache(), 1, this::note);
    PeerData.prepare(workshop);
    List<Rival> cards = new ArrayList<>();
    List<String> absences = new ArrayList<>();
    Optional<Path> sets = folder(data, System.getenv("HOURGLASS_DATA"));
    if (sets.isPresent()) {
      race(CreditCards.split(sets.get()), workshop, cards, absences);
    } else {
      absences.add("card payments: not measured; name the data's folder with --data");
    }
    SpeedReport report = new Racetrack(table(workshop), this::note).measure(cards, absences);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : report.text());
    out.flush();
    return 0;
  }

  private void race(Split split, Workshop workshop, List<Rival> cards, List<String> absences) {
    note("card payments: ours");
    cards.add(Racetrack.cards(split));
    try {
      note("card payments: H2O");
      cards.add(H2oCards.measure(split, workshop));
    } catch (AbsentException e) {
      absences.add("H2O's autoencoder: " + e.reason());
    }
  }

  private Table table(Workshop workshop) {
    try {
      Table table = Floats.table(PeerData.table(workshop), COLUMNS);
      return rows < table.rows() ? table.slice(0, rows) : table;
    } catch (IOException e) {
      throw new UncheckedIOException("the table cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> folder(Optional<Path> named, @Nullable String own) {
    return named
        .or(() -> Optional.ofNullable(own).filter(name -> !name.isBlank()).map(Path::of))
        .map(Path::toAbsolutePath);
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
