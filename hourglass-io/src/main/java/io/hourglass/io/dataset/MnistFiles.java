package io.hourglass.io.dataset;

import io.hourglass.io.source.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files of MNIST and similar data sets, under their usual names. */
public final class MnistFiles {
  /** The published names. */
  static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");

  private MnistFiles() {}

  /** The images of a part, if the folder has them. */
  public static Optional<Path> images(Path folder, Split split) {
    String name = (split == Split.TRAIN ? "train" : "t10k") + "-images-idx3-ubyte";
    return Stream.of(name, name + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
