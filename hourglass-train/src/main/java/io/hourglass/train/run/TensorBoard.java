package io.hourglass.train.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * Writes the history of a run as event files that TensorBoard shows: the training loss by term, the
 * validation loss and the learning rate, by epoch.
 */
public final class TensorBoard implements TrainingListener {
  /** Added to a rotated checksum, as the TFRecord format has it. */
  private static final int MASK_DELTA = 0xa282ead8;

  private final Path file;

  /**
   * Starts an event file in a folder, which is made if need be.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public TensorBoard(Path folder) {
    long seconds = System.currentTimeMillis() / 1000;
    this.file = folder.resolve("events.out.tfevents." + seconds + ".hourglass");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be made", e);
    }
    append(event(0).setFileVersion("brain.Event:2").build());
  }

  @Override
  public void finished(Epoch epoch) {
    Summary.Builder summary = Summary.newBuilder();
    epoch.terms().forEach((term, value) -> add(summary, "train/" + term, value));
    add(summary, "train/loss", epoch.loss());
    epoch.validationLoss().ifPresent(value -> add(summary, "validation/loss", value));
    add(summary, "rate", epoch.rate());
    append(event(epoch.number()).setSummary(summary).build());
  }

  private static void add(Summary.Builder summary, String tag, double value) {
    summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
  }

  private static Event.Builder event(long step) {
    return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1000.0).setStep(step);
  }

  private void append(Event event) {
    try {
      Files.write(
          file, record(event.toByteArray()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  /** A TFRecord: length, its checksum, the data, their checksum; little-endian. */
  static byte[] record(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(length);
    out.writeBytes(masked(length));
    out.writeBytes(data);
    out.writeBytes(masked(data));
    return out.toByteArray();
  }

  private static byte[] masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }
}
