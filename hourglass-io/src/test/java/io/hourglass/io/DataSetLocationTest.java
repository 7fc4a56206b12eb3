package io.hourglass.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataSetLocationTest {
  @TempDir Path folder = Path.of("");

  @Test
  void folderWithTheNameOfADataSetIsTold() throws IOException {
    DataSetLocation shapes =
        new DataSetLocation(DataSets.meantBy("shapes").orElseThrow(), Split.TRAIN);
    assertThat(shapes.shadowed(folder)).isEmpty();

    Files.createDirectory(folder.resolve("shapes"));

    assertThat(shapes.shadowed(folder))
        .containsExactly("shapes is the named data set; for the file or folder write ./shapes");
  }
}
