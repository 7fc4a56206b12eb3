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
import java.util.function.LongConsumer;

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
      check(unchecked, name, digest);
      AtomicFile.move(unchecked, target);
    } finally {
      Files.deleteIfExists(unchecked);
    }
  }

  private static void check(Path file, String name, Digest digest) throws IOException {
    String got = digest.of(file);
    if (!got.equals(digest.hex())) {
      throw new IOException(
          "%s: expected %s %s, got %s".formatted(name, digest.algorithm(), digest.hex(), got));
    }
  }

  private static void receive(URI source, Path target, String name, DataSet.Progress progress)
      throws IOException {
    HttpResponse<InputStream> response = response(source, name);
    try (InputStream in = response.body();
        OutputStream out = Files.newOutputStream(target)) {
      checkStatus(response, name);
      long total = response.headers().firstValueAsLong("content-length").orElse(-1);
      copy(in, out, done -> progress.at(name, done, total));
    }
  }

  private static void checkStatus(HttpResponse<?> response, String name) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("%s: got status %d".formatted(name, response.statusCode()));
    }
  }

  private static void copy(InputStream in, OutputStream out, LongConsumer copied)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long done = 0;
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      out.write(buffer, 0, got);
      done += got;
      copied.accept(done);
    }
  }

  private static HttpResponse<InputStream> response(URI source, String name) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
    try {
      return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": interrupted", e);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .build();
  }
}
