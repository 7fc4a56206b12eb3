package io.hourglass.io.dataset;

import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.format.IdxFormat;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.Split;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set in MNIST's four files, found on this machine or downloaded.
 *
 * @param name its name
 * @param description one line on what it holds
 * @param mirrors folders that hold the files, tried in turn
 * @param digests of the files' unpacked content, in the order of {@link MnistFiles#NAMES}: gzip
 *     packs the same content in many ways
 * @param folders where to look and to keep
 */
record FetchedData(
    String name, String description, List<URI> mirrors, List<Digest> digests, DataFolders folders)
    implements DataSet {
  FetchedData {
    mirrors = List.copyOf(mirrors);
    digests = List.copyOf(digests);
  }

  @Override
  public List<String> annotations() {
    return List.of("label");
  }

  @Override
  public boolean isHere() {
    return Stream.of(Split.values()).allMatch(split -> find(split).isPresent());
  }

  /** The images of a part whose labels lie beside them. */
  private Optional<Path> find(Split split) {
    return folders.places(name).stream()
        .flatMap(folder -> MnistFiles.images(folder, split).stream())
        .filter(images -> IdxFormat.labels(images).isPresent())
        .filter(this::isOurs)
        .findFirst();
  }

  /** At the top of HOURGLASS_DATA the files of any such data set may lie: look inside. */
  private boolean isOurs(Path images) {
    Path folder = images.toAbsolutePath().getParent();
    boolean atTop =
        folders.own().map(Path::toAbsolutePath).filter(own -> own.equals(folder)).isPresent();
    return !atTop || matches(images);
  }

  private boolean matches(Path images) {
    int index = Input.nameOf(images).startsWith("train") ? 0 : 2;
    try {
      return digests.get(index).matches(images);
    } catch (IOException | DataException e) {
      return false;
    }
  }

  @Override
  public void fetch(Progress progress) {
    List<String> failures = new ArrayList<>();
    if (!isHere() && mirrors.stream().noneMatch(mirror -> hasAll(mirror, progress, failures))) {
      throw new DataException(
          "%s: could not be fetched (%s); place %s in %s by hand, or name their folder in HOURGLASS_DATA"
              .formatted(
                  name, String.join("; ", failures), String.join(", ", MnistFiles.NAMES), cache()));
    }
  }

  private Path cache() {
    return folders.cache().resolve(name);
  }

  /** Whether all files could be fetched from a mirror; if not, its failure is added. */
  private boolean hasAll(URI mirror, Progress progress, List<String> failures) {
    try {
      fetchFrom(mirror, progress);
      return true;
    } catch (IOException | DataException e) {
      failures.add(mirror + " " + Bytes.reason(e));
      return false;
    }
  }

  private void fetchFrom(URI mirror, Progress progress) throws IOException {
    Files.createDirectories(cache());
    for (int i = 0; i < MnistFiles.NAMES.size(); i++) {
      Path target = cache().resolve(MnistFiles.NAMES.get(i));
      if (!Files.isRegularFile(target)) {
        URI source = mirror.resolve(MnistFiles.NAMES.get(i));
        new Download(source, target, digests.get(i), progress).fetch();
      }
    }
  }

  @Override
  public Table read(Split split) {
    if (find(split).isEmpty()) {
      fetch(Progress.NONE);
    }
    Path images =
        find(split)
            .orElseThrow(() ->
                new IllegalStateException(name + ":" + split.label() + " is not where it was put"));
    return new Table(name + ":" + split.label(), IdxFormat.columns(images));
  }
}
