package io.hourglass.io.dataset;

import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    String part = split == Split.TRAIN ? "train" : "t10k";
    return Bytes.find(folder.resolve(part + "-images-idx3-ubyte"));
  }
}
