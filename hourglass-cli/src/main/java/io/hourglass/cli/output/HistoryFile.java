package io.hourglass.cli.output;

import io.hourglass.json.Json;
import io.hourglass.train.run.Epoch;
import io.hourglass.train.run.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes every epoch as a line of JSON; a resumed training appends to the file. */
public final class HistoryFile implements TrainingListener {
  private final Path file;

  /** Writes to a file. */
  public HistoryFile(Path file) {
    this.file = file;
  }

  @Override
  public void started(Plan plan) {
    if (plan.firstEpoch() == 1) {
      write("", StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  @Override
  public void finished(Epoch epoch) {
    write(Json.writeLine(epoch) + "\n", StandardOpenOption.APPEND);
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw Output.failure(file, Output.reason(e), e);
    }
  }
}
