package io.hourglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir private Path folder;

  private final StateFile state =
      new StateFile(
          JsonNodeFactory.instance.objectNode().put("epoch", 3),
          Map.of("weights", HostileFiles.MODEL.weights()));

  @Test
  void comesBackAsItWas() {
    Path file = folder.resolve("model.ckpt");
    state.save(file);
    StateFile loaded = StateFile.load(file);
    assertThat(loaded.state()).isEqualTo(state.state());
    assertThat(loaded.arrays()).usingRecursiveComparison().isEqualTo(state.arrays());
  }

  @Test
  void saysWhyItCannotBeUsed() throws IOException {
    Path file = folder.resolve("model.ckpt");
    refuses(file, "cannot be read: there is no such file");
    HostileFiles.MODEL.save(file);
    refuses(file, "expected a file of kind \"checkpoint\", got one of kind \"autoencoder\"");
    Files.write(file, Archive.write("checkpoint", 1, "x", Map.of()));
    refuses(file, "not a checkpoint: it has no state.json");
    byte[] text = "?".getBytes(StandardCharsets.UTF_8);
    Files.write(
        file,
        Archive.write(
            "checkpoint",
            1,
            "x",
            Map.of("state.json", "{}".getBytes(StandardCharsets.UTF_8), "a", text)));
    refuses(
        file,
        "not a checkpoint that can be used: the weights' header must be within 1 bytes, got -1");
    Path nowhere = folder.resolve("no/model.ckpt");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> state.save(nowhere))
        .withMessage(
            "%s: cannot be written: there is no folder %s; nothing was left behind",
            nowhere, nowhere.getParent());
  }

  private static void refuses(Path file, String message) {
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> StateFile.load(file))
        .withMessage(file + ": " + message);
  }
}
