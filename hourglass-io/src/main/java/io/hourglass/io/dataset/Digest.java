package io.hourglass.io.dataset;

import io.hourglass.io.source.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum that a file's unpacked content has.
 *
 * @param algorithm {@code SHA-256} or {@code MD5}
 * @param hex lower-case
 */
record Digest(String algorithm, String hex) {
  static Digest sha256(String hex) {
    return new Digest("SHA-256", hex);
  }

  static Digest md5(String hex) {
    return new Digest("MD5", hex);
  }

  /** Whether a file, packed or not, has this content. */
  boolean matches(Path file) throws IOException {
    return of(file).equals(hex);
  }

  /** The checksum of a file's unpacked content. */
  String of(Path file) throws IOException {
    try (InputStream in = Bytes.open(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
