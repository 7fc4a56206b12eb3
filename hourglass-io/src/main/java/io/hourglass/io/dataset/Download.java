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

/**
 * Downloads a file: complete and verified, or not at all.
 *
 * @param source where it is
 * @param target where to put it
 * @param digest of its content
 * @param progress receives how far it is
 */
record Download(URI source, Path target, Digest digest, DataSet.Progress progress) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Fetches to a file beside the target, checks it and moves it there.
   *
   * @throws IOException if the server does not answer, or with something else
   */
  void fetch() throws IOException {
    Path unchecked = Files.createTempFile(target.toAbsolutePath().getParent(), "fetching-", name());
    try {
      receive(unchecked);
      check(unchecked);
      AtomicFile.move(unchecked, target);
    } finally {
      Files.deleteIfExists(unchecked);
    }
  }

  private String name() {
    return Input.nameOf(target);
  }

  private void check(Path file) throws IOException {
    String got = digest.of(file);
    if (!got.equals(digest.hex())) {
      throw new IOException(
          "%s: expected %s %s, got %s".formatted(name(), digest.algorithm(), digest.hex(), got));
    }
  }

  private void receive(Path file) throws IOException {
    HttpResponse<InputStream> response = response();
    try (InputStream in = response.body();
        OutputStream out = Files.newOutputStream(file)) {
      checkStatus(response);
      long total = response.headers().firstValueAsLong("content-length").orElse(-1);
      copy(in, out, done -> progress.at(name(), done, total));
    }
  }

  private void checkStatus(HttpResponse<?> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("%s: got status %d".formatted(name(), response.statusCode()));
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

  private HttpResponse<InputStream> response() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
    try {
      return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name() + ": interrupted", e);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .build();
  }
}
