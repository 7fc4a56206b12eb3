package io.hourglass.io.dataset;

import io.hourglass.io.source.Input;
import io.hourglass.store.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Downloads a file: complete and verified, or not at all. */
final class Download {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Download() {}

  /**
   * Fetches to a file beside the target, checks it and moves it there.
   *
   * @throws IOException if the server does not answer, or with something else
   */
  static void fetch(URI source, Path target, Digest digest, DataSet.Progress progress)
      throws IOException {
    String name = Input.nameOf(target);
    Path unchecked = Files.createTempFile(target.toAbsolutePath().getParent(), "fetching-", name);
    try {
      receive(source, unchecked, name, progress);
      String got = digest.of(unchecked);
      if (!got.equals(digest.hex())) {
        throw new IOException(
            "%s: expected %s %s, got %s".formatted(name, digest.algorithm(), digest.hex(), got));
      }
      AtomicFile.move(unchecked, target);
    } finally {
      Files.deleteIfExists(unchecked);
    }
  }

  private static void receive(URI source, Path target, String name, DataSet.Progress progress)
      throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body();
          OutputStream out = Files.newOutputStream(target)) {
        if (response.statusCode() != 200) {
          throw new IOException("%s: got status %d".formatted(name, response.statusCode()));
        }
        long total = response.headers().firstValueAsLong("content-length").orElse(-1);
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
          out.write(buffer, 0, got);
          done += got;
          progress.at(name, done, total);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": interrupted", e);
    }
  }
}
