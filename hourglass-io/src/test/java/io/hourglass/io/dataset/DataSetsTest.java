package io.hourglass.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataSetsTest {
  @TempDir Path folder;

  private final Map<String, byte[]> served = new HashMap<>();
  private final List<Digest> digests = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serveSmallFiles() throws Exception {
    for (String name : MnistFiles.NAMES) {
      int rows = name.startsWith("train") ? 3 : 2;
      byte[] content = name.contains("images") ? idx(rows, 2, 2) : idx(rows);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(content);
      }
      served.put("/good/" + name, packed.toByteArray());
      digests.add(
          Digest.sha256(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] content = served.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(
              content == null ? 404 : 200, content == null ? -1 : content.length);
          if (content != null) {
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(content);
            }
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] idx(int... shape) {
    int data = 1;
    for (int side : shape) {
      data *= side;
    }
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + data);
    buffer.putInt(8 << 8 | shape.length);
    for (int side : shape) {
      buffer.putInt(side);
    }
    byte[] bytes = new byte[buffer.capacity()];
    buffer.rewind().get(bytes);
    return bytes;
  }

  private FetchedData set(String... mirrors) {
    List<URI> addresses =
        Stream.of(mirrors)
            .map(mirror ->
                URI.create(
                    "http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(), mirror)))
            .toList();
    return new FetchedData(
        "tiny", "four small files", addresses, digests, folders(Optional.empty()));
  }

  private DataFolders folders(Optional<Path> own) {
    return new DataFolders(own, folder.resolve("cache"));
  }

  @Test
  void fetchesOnceAndTellsHowFarItIs() {
    FetchedData set = set("gone", "good");
    assertThat(set.isHere()).isFalse();
    List<String> told = new ArrayList<>();
    set.fetch((file, done, total) -> told.add(file + " " + done + "/" + total));
    assertThat(told).hasSize(4);
    int bytes = served.getOrDefault("/good/" + MnistFiles.NAMES.get(0), new byte[0]).length;
    assertThat(told.get(0)).isEqualTo("train-images-idx3-ubyte.gz %1$d/%1$d".formatted(bytes));
    assertThat(set.isHere()).isTrue();
    server.stop(0);
    Table test = set.read(Split.TEST);
    assertThat(test.name()).isEqualTo("tiny:test");
    assertThat(test.rows()).isEqualTo(2);
    assertThat(set.read(Split.TRAIN).schema()).hasToString("image image 2x2x1, label categorical");
  }

  @Test
  void leavesNothingOfAWrongFile() throws IOException {
    served.put("/good/" + MnistFiles.NAMES.get(0), served.get("/good/" + MnistFiles.NAMES.get(1)));
    FetchedData set = set("good");
    Path cache = folder.resolve("cache/tiny");
    assertThatThrownBy(() -> set.read(Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "tiny: could not be fetched (http://127.0.0.1:%d/good/ train-images-idx3-ubyte.gz:"
                    .formatted(server.getAddress().getPort())
                + " expected SHA-256 %s, got %s); place %s in %s by hand, or name their folder in HOURGLASS_DATA"
                    .formatted(
                        digests.get(0).hex(),
                        digests.get(1).hex(),
                        String.join(", ", MnistFiles.NAMES),
                        cache));
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysWhereToPutTheFilesWhenThereIsNoNetwork() {
    server.stop(0);
    assertThatThrownBy(() -> set("good").read(Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("tiny: could not be fetched (http://127.0.0.1:")
        .hasMessageEndingWith(
            "); place %s in %s by hand, or name their folder in HOURGLASS_DATA"
                .formatted(
                    String.join(", ", MnistFiles.NAMES), folder.resolve("cache").resolve("tiny")));
  }

  @Test
  void looksInTheOwnFolderFirst() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own/tiny"));
    for (String name : MnistFiles.NAMES) {
      Files.write(own.resolve(name), served.get("/good/" + name));
    }
    for (Path data : List.of(own, folder.resolve("own"))) {
      FetchedData set =
          new FetchedData(
              "tiny", "four small files", List.of(), digests, folders(Optional.of(data)));
      assertThat(set.isHere()).isTrue();
      assertThat(set.read(Split.TRAIN).rows()).isEqualTo(3);
    }
    assertThat(Tables.read(own.toString()).rows()).isEqualTo(3);
    assertThat(Tables.read(own.toString(), ReadOptions.defaults().withSplit(Split.TEST)).rows())
        .isEqualTo(2);
  }

  @Test
  void keepsTheCacheWhereEachSystemHasIt() {
    Path home = Path.of("home");
    assertThat(DataFolders.of(Map.of(), "Linux", home).cache())
        .isEqualTo(home.resolve(".cache/hourglass"));
    assertThat(DataFolders.of(Map.of("XDG_CACHE_HOME", "x"), "Linux", home).cache())
        .isEqualTo(Path.of("x/hourglass"));
    assertThat(DataFolders.of(Map.of(), "Mac OS X", home).cache())
        .isEqualTo(home.resolve("Library/Caches/hourglass"));
    assertThat(DataFolders.of(Map.of("LOCALAPPDATA", "local"), "Windows 11", home).cache())
        .isEqualTo(Path.of("local/hourglass"));
    assertThat(DataFolders.of(Map.of("HOURGLASS_DATA", "d"), "Linux", home).places("mnist"))
        .containsExactly(Path.of("d/mnist"), Path.of("d"), home.resolve(".cache/hourglass/mnist"));
  }

  @Test
  void readsTheRealMnistWhereItIs() {
    Path own = Path.of(System.getenv().getOrDefault("HOURGLASS_DATA", "../../shared/data"));
    FetchedData mnist =
        DataSets.mnist(new DataFolders(Optional.of(own), DataFolders.ofThisMachine().cache()));
    assumeTrue(mnist.isHere(), "MNIST is not on this machine");
    Table test = mnist.read(Split.TEST);
    assertThat(test.rows()).isEqualTo(10_000);
    assertThat(test.column("label").value(0)).isEqualTo("7");
  }
}
