package io.hourglass.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.layer.Activation;
import io.hourglass.store.ModelFile;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Codes, outputs and scores of whole networks have the bits they always had: on every machine and
 * every Java. The sums are in {@code golden/networks.properties}; a change to one of them is a
 * change of every score ever calibrated, and belongs in the CHANGELOG.
 */
class GoldenNetworksTest {
  static Stream<Arguments> networks() {
    Table pictures = Models.pictures(70, 28, 28, 1);
    Table mixed = Models.mixed(70, 2);
    Stream<Arguments> convolutional =
        Stream.of("conv", "conv-vae:latent=4", "vq-vae")
            .map(text ->
                Arguments.of(
                    text.replaceAll(":.*", ""),
                    DesignText.parse(text, pictures.schema()),
                    pictures));
    return Stream.concat(
        Stream.concat(convolutional, dense(pictures, mixed)),
        Arrays.stream(Activation.values())
            .map(activation ->
                Arguments.of(
                    "mixed-" + activation,
                    Design.dense(List.of(12, 5), activation, activation),
                    mixed)));
  }

  private static Stream<Arguments> dense(Table pictures, Table mixed) {
    return Stream.of(
        Arguments.of("lesson", Design.lesson(), pictures),
        Arguments.of("suited-to-pictures", Design.suitedTo(pictures.schema()), pictures),
        Arguments.of("suited-to-mixed", Design.suitedTo(mixed.schema()), mixed));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void hasTheBitsItAlwaysHad(String name, Design design, Table table) throws IOException {
    ModelFile model = Models.untrained(design, table, 3);
    Network network = model.network();
    float[] rows = network.architecture().codec().encode(table).values();
    CRC32 sum = new CRC32();
    add(sum, network.encode(rows));
    add(sum, network.outputs(rows));
    add(sum, new ReconstructionScorer(network).score(rows).nats());
    assertThat(Long.toHexString(sum.getValue())).as(name).isEqualTo(golden().getProperty(name));
  }

  private static void add(CRC32 sum, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    sum.update(bytes);
  }

  private static void add(CRC32 sum, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    bytes.asDoubleBuffer().put(values);
    sum.update(bytes);
  }

  private static Properties golden() throws IOException {
    Properties golden = new Properties();
    try (InputStream in =
        GoldenNetworksTest.class.getResourceAsStream("/golden/networks.properties")) {
      golden.load(Objects.requireNonNull(in));
    }
    return golden;
  }
}
