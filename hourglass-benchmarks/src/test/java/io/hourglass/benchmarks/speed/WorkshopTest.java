package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  @TempDir Path folder;

  private Workshop workshop(Optional<Path> peers) {
    return new Workshop(peers, folder.resolve("cache"), 3, note -> {});
  }

  @Test
  void saysWhatToSetWhereThereAreNoPeers() {
    assertThatExceptionOfType(AbsentException.class)
        .isThrownBy(() -> new SystemTorch().ready(workshop(Optional.empty())))
        .withMessage("HOURGLASS_PEERS does not name the peers' folder");
  }

  @Test
  void namesThePlaceWhereAPeerIsMissing() {
    assertThatExceptionOfType(AbsentException.class)
        .isThrownBy(() -> new LibTorch().ready(workshop(Optional.of(folder))))
        .withMessage("not installed: there is no " + folder.resolve("libtorch"));
  }

  @Test
  void copiesAPeerAgainOnlyWhereItHasChanged() throws IOException, AbsentException {
    Path peers = Files.createDirectories(folder.resolve("peers"));
    Path source = Files.createDirectories(peers.resolve("x")).resolve("pom.xml");
    Files.writeString(source, "one");
    Path copy = workshop(Optional.of(peers)).copy("x");
    Path built = Files.createDirectories(copy.resolve("target")).resolve("built");
    Files.createFile(built);
    workshop(Optional.of(peers)).copy("x");
    assertThat(built).exists();
    Files.writeString(source, "two");
    workshop(Optional.of(peers)).copy("x");
    assertThat(built).doesNotExist();
    assertThat(copy.resolve("pom.xml")).hasContent("two");
  }
}
