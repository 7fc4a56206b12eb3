package io.hourglass.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A checksum at the end of a file: the SHA-256, in hexadecimal, of every byte before it. A zip
 * keeps it as the end of its comment, so that any tool still opens the file, and one flipped bit or
 * lost byte anywhere breaks it.
 */
final class Checksummed {
  /** Characters of a checksum. */
  static final int LENGTH = 64;

  private Checksummed() {}

  /** Replaces the last {@link #LENGTH} bytes by the checksum of those before. */
  static byte[] seal(byte[] bytes) {
    byte[] seal = sha256(bytes, bytes.length - LENGTH).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(seal, 0, bytes, bytes.length - LENGTH, LENGTH);
    return bytes;
  }

  /** Whether the last bytes are the checksum of those before. */
  static boolean isWhole(byte[] bytes) {
    if (bytes.length < LENGTH) {
      return false;
    }
    byte[] seal = sha256(bytes, bytes.length - LENGTH).getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(seal, 0, LENGTH, bytes, bytes.length - LENGTH, bytes.length);
  }

  /** SHA-256 of the first bytes, in hexadecimal. */
  static String sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
