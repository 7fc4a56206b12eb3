package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerFolderTest {
  private static final String DEBIAN = "PyTorch of the operating system (Debian's python3-torch)";

  @TempDir Path folder;

  private PeerFolder folder(Optional<Path> peers) {
    return new PeerFolder(peers, folder.resolve("cache"), 3, note -> {});
  }

  private static Peer peer(String name) {
    return Objects.requireNonNull(Peer.all().get(name), name);
  }

  @Test
  void saysWhatToSetWhereThereAreNoPeers() {
    assertThatExceptionOfType(NotAvailableException.class)
        .isThrownBy(() -> peer(DEBIAN).ready(folder(Optional.empty())))
        .withMessage("HOURGLASS_PEERS does not name the peers' folder");
  }

  @Test
  void namesThePlaceWhereAPeerIsMissing() {
    assertThatExceptionOfType(NotAvailableException.class)
        .isThrownBy(() -> peer("LibTorch 2.10 (JavaCPP, MKL)").ready(folder(Optional.of(folder))))
        .withMessage("not installed: there is no " + folder.resolve("libtorch"));
  }

  @Test
  void copiesAPeerAgainOnlyWhereItHasChanged() throws IOException, NotAvailableException {
    Path peers = Files.createDirectories(folder.resolve("peers"));
    Path source = Files.createDirectories(peers.resolve("x")).resolve("pom.xml");
    Files.writeString(source, "one");
    Path copy = folder(Optional.of(peers)).copy("x");
    Path built = Files.createDirectories(copy.resolve("target")).resolve("built");
    Files.createFile(built);
    folder(Optional.of(peers)).copy("x");
    assertThat(built).exists();
    Files.writeString(source, "two");
    folder(Optional.of(peers)).copy("x");
    assertThat(built).doesNotExist();
    assertThat(copy.resolve("pom.xml")).hasContent("two");
  }

  @Test
  void namesEveryPeerAndFillsInItsCommands() throws IOException, NotAvailableException {
    assertThat(Peer.all().keySet())
        .startsWith("Hourglass", DEBIAN, "PyTorch 2, compiled")
        .hasSize(7);
    Files.createDirectories(folder.resolve("cache/peers/dl4j/target"));
    Path peers = Files.createDirectories(folder.resolve("peers"));
    Files.createDirectories(peers.resolve("dl4j"));
    Files.createFile(folder.resolve("cache/peers/dl4j/target/built"));
    SystemRun run = peer("DL4J 1.0.0-M2.1").ready(folder(Optional.of(peers))).runs(Work.W3).get(0);
    assertThat(run.label()).isEqualTo("DL4J 1.0.0-M2.1, 1 thread");
    assertThat(run.program().folder()).isEqualTo(folder.resolve("cache/peers/dl4j"));
    assertThat(run.program().environment()).containsEntry("OMP_NUM_THREADS", "1");
    assertThat(run.program().command())
        .contains("-Depochs=3", "-Ddata=" + folder.resolve("cache/peers/data"), "Bench", "W3")
        .noneMatch(word -> word.contains("{"));
  }
}
