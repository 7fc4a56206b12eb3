package io.hourglass.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

class TensorBoardTest {
  @TempDir Path folder;

  @Test
  void writesOneEventAnEpoch() throws IOException {
    TensorBoard board = new TensorBoard(folder.resolve("run"));
    board.finished(new Epoch(1, 2.5, Map.of("reconstruction", 2.5), List.of(), 3.5, 0.001, 10));
    List<Event> events = events();
    assertThat(events).hasSize(2);
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).getStep()).isEqualTo(1);
    assertThat(events.get(1).getSummary().getValueList())
        .extracting(value -> value.getTag() + "=" + value.getSimpleValue())
        .containsExactly(
            "train/reconstruction=2.5", "train/loss=2.5", "validation/loss=3.5", "rate=0.001");
  }

  private List<Event> events() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.readAllBytes(files.findFirst().orElseThrow()))
              .order(ByteOrder.LITTLE_ENDIAN);
      List<Event> events = new ArrayList<>();
      while (bytes.hasRemaining()) {
        byte[] data = new byte[(int) bytes.getLong()];
        bytes.getInt();
        bytes.get(data);
        bytes.getInt();
        events.add(Event.parseFrom(data));
      }
      return events;
    }
  }

  @Test
  void masksChecksumsAsTheFormatDoes() {
    // CRC-32C of "123456789" is 0xE3069283, the check value of the standard
    byte[] record = TensorBoard.record("123456789".getBytes(StandardCharsets.US_ASCII));
    assertThat(record).hasSize(8 + 4 + 9 + 4);
    int masked = ((0xE3069283 >>> 15) | (0xE3069283 << 17)) + 0xa282ead8;
    assertThat(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getInt(21)).isEqualTo(masked);
  }
}
