package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be read, one line each. */
public final class Readers {
  /** In the order in which a file's name is offered to them. */
  private static final List<Format> ALL =
      List.of(
          new CsvFormat(),
          new ParquetFormat(),
          new JsonFormat(),
          new IdxFormat(),
          new NumpyFormat(),
          new ImageFormat());

  private Readers() {}

  /** The format of a file, by its name. */
  public static Optional<Format> find(Path file) {
    return ALL.stream().filter(format -> format.reads(file)).findFirst();
  }

  /**
   * The format of a file, by its name.
   *
   * @throws DataException if there is none
   */
  public static Format of(Path file) {
    return find(file)
        .orElseThrow(() ->
            new DataException(
                "%s: expected a file of a known kind (%s), got this ending"
                    .formatted(Input.nameOf(file), labels())));
  }

  /** All names, for messages. */
  public static String labels() {
    return ALL.stream().map(Format::label).collect(Collectors.joining(", "));
  }
}
