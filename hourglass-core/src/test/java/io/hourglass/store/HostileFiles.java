package io.hourglass.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Files as an enemy would write them: every seal and checksum right, everything else a lie. */
final class HostileFiles {
  static final ModelFile MODEL =
      Models.untrained(
          Design.dense(List.of(2), Activation.TANH, Activation.LINEAR), Models.mixed(20, 1), 2);

  private HostileFiles() {}

  /** A good file whose entries have been changed, sealed again. */
  static byte[] entries(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> entries =
        new LinkedHashMap<>(Archive.read(MODEL.bytes(), "good", ModelFile.KIND, ModelFile.FORMAT));
    change.accept(entries);
    return Archive.write(ModelFile.KIND, ModelFile.FORMAT, "test", entries);
  }

  /** A good file with one text replaced by another in one entry. */
  static byte[] edited(String entry, UnaryOperator<String> edit) {
    return entries(entries ->
        entries.compute(entry, (name, bytes) -> edit.apply(text(bytes)).getBytes(ISO_8859_1)));
  }

  /** A good file with other weights: a header as given, then so many bytes of zero. */
  static byte[] weights(String header, int bytes) {
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length() + bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length())
            .put(header.getBytes(ISO_8859_1));
    return entries(entries -> entries.put("weights.safetensors", file.array()));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  /** A zip of the given entries in order, stored or deflated, with a seal. */
  static byte[] zip(int method, List<Map.Entry<String, byte[]>> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("0".repeat(Checksummed.LENGTH));
      for (Map.Entry<String, byte[]> entry : entries) {
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setMethod(method);
        header.setSize(entry.getValue().length);
        header.setCrc(crc.getValue());
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Checksummed.seal(bytes.toByteArray());
  }

  /** A sealed zip whose only entry is a manifest. */
  static byte[] manifest(String json) {
    return zip(ZipEntry.STORED, List.of(Map.entry("manifest.json", json.getBytes(UTF_8))));
  }

  /** The bytes with every occurrence of one text replaced by one of the same length, sealed. */
  static byte[] renamed(byte[] file, String from, String to) {
    return Checksummed.seal(text(file).replace(from, to).getBytes(ISO_8859_1));
  }

  /** The bytes with a 32-bit number of the first zip entry's header replaced, sealed. */
  static byte[] patched(byte[] file, int offset, int value) {
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    return Checksummed.seal(file);
  }
}
