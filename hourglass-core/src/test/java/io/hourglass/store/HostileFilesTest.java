package io.hourglass.store;

import static io.hourglass.store.HostileFiles.MODEL;
import static io.hourglass.store.HostileFiles.edited;
import static io.hourglass.store.HostileFiles.entries;
import static io.hourglass.store.HostileFiles.manifest;
import static io.hourglass.store.HostileFiles.patched;
import static io.hourglass.store.HostileFiles.renamed;
import static io.hourglass.store.HostileFiles.weights;
import static io.hourglass.store.HostileFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.hourglass.layer.Layer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every damaged or hostile file gets one clear sentence, no memory, and is left as it was. */
class HostileFilesTest {
  private static final String DAMAGED =
      "not a Hourglass model file, or damaged or cut short: its checksum does not match; copy it"
          + " again or train it anew";
  private static final String NO_ZIP =
      "not a Hourglass model file (those are zips, named .hg, as train writes them)";
  private static final String NAMES =
      "[MODEL_CARD.md, baseline.safetensors, calibration.json, design.json, provenance.json,"
          + " reading.json, schema.json, training.json, weights.safetensors]";
  private static final String UNUSABLE = "not a model that can be used: ";
  private static final byte[] X = {'x'};

  /** Far more than reading a small file takes, far less than any claim in these files. */
  private static final long ENOUGH_MEMORY = 64 << 20;

  static Stream<Arguments> files() {
    return Stream.of(notOurs(), zips(), manifests(), designs(), arrays())
        .flatMap(List::stream)
        .map(file -> Arguments.of(file.name(), file.bytes(), file.message()));
  }

  private record Hostile(String name, byte[] bytes, String message) {}

  private static List<Hostile> notOurs() {
    return List.of(
        new Hostile("empty", new byte[0], NO_ZIP),
        new Hostile("text", "amount,country\n1,NL\n".getBytes(StandardCharsets.UTF_8), NO_ZIP),
        new Hostile("start of a zip", new byte[] {'P', 'K', 3, 4}, DAMAGED),
        new Hostile(
            "sealed nonsense after the start of a zip",
            Checksummed.seal(Arrays.copyOf(new byte[] {'P', 'K', 3, 4}, 100)),
            "not a Hourglass model file: it has no manifest.json"));
  }

  private static List<Hostile> zips() {
    byte[] bomb = zip(ZipEntry.DEFLATED, List.of(Map.entry("design.json", new byte[1 << 22])));
    byte[] twice = zip(ZipEntry.STORED, List.of(Map.entry("a.json", X), Map.entry("b.json", X)));
    byte[] huge = zip(ZipEntry.STORED, List.of(Map.entry("a.json", X)));
    byte[] long4 = patched(huge.clone(), 22, -2);
    byte[] badSum = patched(huge.clone(), 14, 1);
    return List.of(
        new Hostile(
            "another zip",
            zip(ZipEntry.STORED, List.of(Map.entry("a.json", X))),
            "not a Hourglass model file: it has no manifest.json"),
        new Hostile(
            "bomb", bomb, "entry \"design.json\" is compressed, which no model file is; refused"),
        new Hostile(
            "entry of 4 GB",
            long4,
            "entry \"a.json\" claims to be 4294967294 bytes, more than the file's %d; refused"
                .formatted(long4.length)),
        new Hostile(
            "entry with another CRC",
            badSum,
            "not a zip that can be read: invalid entry CRC (expected 0x1 but got 0x8cdc1683)"),
        new Hostile(
            "the same entry twice",
            renamed(twice, "b.json", "a.json"),
            "has the entry \"a.json\" twice; refused"),
        new Hostile(
            "name that is not text",
            renamed(huge, "a.json", "\u00ff\u00fe\u00ff\u00fe\u00ff\u00fe"),
            "not a zip that can be read: invalid LOC header (bad entry name)"),
        new Hostile(
            "path out of the folder",
            entries(entries -> entries.put("../../x", X)),
            "must have the entries %s, got %s".formatted(NAMES, NAMES.replace("[", "[../../x, "))),
        new Hostile(
            "entry too many",
            entries(entries -> entries.put("zzz", X)),
            "must have the entries %s, got %s".formatted(NAMES, NAMES.replace("]", ", zzz]"))),
        new Hostile(
            "entry too few",
            entries(entries -> entries.remove("weights.safetensors")),
            "must have the entries %s, got %s"
                .formatted(NAMES, NAMES.replace(", weights.safetensors", ""))));
  }

  private static List<Hostile> manifests() {
    return List.of(
        new Hostile(
            "newer format",
            Archive.write(ModelFile.KIND, ModelFile.FORMAT + 1, "9.0", Map.of("news.json", X)),
            "written in format 2 by a newer Hourglass; this one reads up to format 1: update it"),
        new Hostile(
            "newer format with a manifest of another kind",
            manifest("{\"format\":7,\"entries\":[]}"),
            "written in format 7 by a newer Hourglass; this one reads up to format 1: update it"),
        new Hostile(
            "file of another kind",
            Archive.write("detector", ModelFile.FORMAT, "0", Map.of("x", X)),
            "expected a file of kind \"autoencoder\", got one of kind \"detector\""),
        new Hostile(
            "format 0",
            manifest("{\"kind\":\"autoencoder\",\"format\":0,\"version\":\"0\",\"sha256\":{}}"),
            "its manifest (format 0) lists [], but it has []"),
        new Hostile(
            "entry that the manifest does not list",
            zip(
                ZipEntry.STORED,
                List.of(
                    Map.entry(
                        "manifest.json",
                        "{\"kind\":\"autoencoder\",\"format\":1,\"version\":\"0\",\"sha256\":{}}"
                            .getBytes(StandardCharsets.UTF_8)),
                    Map.entry("x", X))),
            "its manifest (format 1) lists [], but it has [x]"),
        new Hostile(
            "manifest that is not JSON",
            manifest("?"),
            "manifest.json: Unexpected character ('?' (code 63)): expected a valid value (JSON"
                + " String, Number, Array, Object or token 'null', 'true' or 'false') (line 1,"
                + " column 1)"),
        new Hostile(
            "manifest nested without end",
            manifest("[".repeat(100_000)),
            "manifest.json: Document nesting depth (1001) exceeds the maximum allowed (1000)"),
        new Hostile(
            "wrong sum in the manifest",
            zip(
                ZipEntry.STORED,
                List.of(
                    Map.entry(
                        "manifest.json",
                        "{\"kind\":\"autoencoder\",\"format\":1,\"version\":\"0\",\"sha256\":{\"x\":\"00\"}}"
                            .getBytes(StandardCharsets.UTF_8)),
                    Map.entry("x", X))),
            "entry \"x\" does not match its checksum"));
  }

  private static String typeName(Class<?> member) {
    return member.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static List<Hostile> designs() {
    String shapes = "a shape must have extents of at least 1 and at most 268435456 values, got ";
    return List.of(
        unusable(
            "design nested without end",
            edited("design.json", json -> encoder(json, "[".repeat(100_000))),
            "design.json, encoder[0]: expected an object whose type is one of "
                + Arrays.stream(Layer.class.getPermittedSubclasses())
                    .map(HostileFilesTest::typeName)
                    .toList()
                + " (line 2, column 15)"),
        unusable(
            "training nested without end",
            edited("training.json", json -> "{\"a\":".repeat(100_000)),
            "training.json: Document nesting depth (1001) exceeds the maximum allowed (1000)"),
        unusable(
            "no design",
            edited("design.json", json -> "null"),
            "design.json: expected an object, got null"),
        unusable(
            "code of 2^31 - 1",
            edited("design.json", json -> json.replace("2", "2147483647")),
            shapes + "[2147483647]"),
        unusable(
            "layer of 2^31 - 1",
            edited("design.json", json -> encoder(json, dense(Integer.MAX_VALUE))),
            shapes + "[2147483647]"),
        unusable(
            "layers that would overflow",
            edited("design.json", json -> encoder(json, dense(65536) + "," + dense(65536))),
            shapes + "[65536, 65536]"),
        unusable(
            "20,000 layers",
            edited(
                "design.json", json -> encoder(json, (dense(1) + ",").repeat(19_999) + dense(1))),
            "weights \"encoder.0.kernel\" must have the shape 12x1, got none"),
        unusable(
            "column as wide as the memory",
            edited("schema.json", json -> json.replaceAll("(?s)\"codec\" : \\{.*?\\}", PICTURE)),
            "schema.json, blocks[0].codec: an image must have at most 268435456 bytes, got"
                + " 65536x65536x1"),
        unusable(
            "quantiles without scores",
            edited(
                "calibration.json",
                json -> json.replaceAll("(?s)\"scores\".*\\]", "\"scores\":[]")),
            "calibration.json: there must be a score for each of 12 probabilities, got 0"));
  }

  private static final String PICTURE =
      "\"codec\":{\"type\":\"pixels\",\"column\":\"p\",\"imageHeight\":65536,\"imageWidth\":65536,"
          + "\"channels\":1}";

  private static String dense(int units) {
    return "{\"type\":\"dense\",\"units\":%d,\"activation\":\"RELU\"}".formatted(units);
  }

  private static String encoder(String json, String layers) {
    return json.replaceFirst("\"encoder\" : \\[ ?\\]", "\"encoder\":[" + layers + "]");
  }

  private static Hostile unusable(String name, byte[] bytes, String message) {
    return new Hostile(name, bytes, UNUSABLE + message);
  }

  private static List<Hostile> arrays() {
    String kernel =
        "\"latent.kernel\":{\"dtype\":\"F32\",\"shape\":[12,2],\"data_offsets\":[0,96]}";
    return List.of(
        unusable(
            "header longer than the file",
            entries(entries -> entries.put("weights.safetensors", new byte[] {0, 0, 0, 0, 3})),
            "the weights' header must be within 5 bytes, got -1"),
        unusable(
            "header of 10 GB",
            entries(entries ->
                entries.put("weights.safetensors", new byte[] {0, -28, 11, 84, 2, 0, 0, 0})),
            "the weights' header must be within 8 bytes, got 10000000000"),
        unusable(
            "array of 10 GB",
            weights(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[50000,50000],\"data_offsets\":[0,9]}}", 0),
            "a shape must have extents of at least 1 and at most 268435456 values, got"
                + " [50000, 50000]"),
        unusable(
            "array of 1 GB",
            weights(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[16384,16384],"
                    + "\"data_offsets\":[0,1073741824]}}",
                8),
            "weights \"a\" of shape 16384x16384 must lie at 0 to 1073741824 of 8 bytes, got"
                + " [0, 1073741824]"),
        unusable(
            "arrays that share bytes",
            weights(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                    + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                8),
            "weights \"b\" of shape 2 must lie at 8 to 16 of 8 bytes, got [0, 8]"),
        unusable(
            "offset before the start",
            weights("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}", 8),
            "weights \"a\" of shape 2 must lie at 0 to 8 of 8 bytes, got [-8, 0]"),
        unusable("bytes of no array", weights("{}", 8), "the weights must fill 8 bytes, got 0"),
        unusable(
            "array of another type",
            weights("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8),
            "weights \"a\" must be of type F32, got F64"),
        unusable(
            "array of nothing",
            weights("{\"a\":null}", 8),
            "weights, a: Invalid `null` value (line 1, column 6)"),
        unusable(
            "the same array twice",
            weights(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                    + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                8),
            "weights: Duplicate field 'a' (line 1, column 58)"),
        unusable(
            "arrays that are lacking",
            weights("{" + kernel + "}", 96),
            "weights \"latent.bias\" must have the shape 2, got none"),
        unusable(
            "array of another shape",
            weights("{" + kernel.replace("[12,2]", "[2,12]") + "}", 96),
            "weights \"latent.kernel\" must have the shape 12x2, got 2x12"),
        unusable(
            "weights that are not numbers",
            entries(entries -> {
              byte[] bytes = Objects.requireNonNull(entries.get("weights.safetensors")).clone();
              Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xFF);
              entries.put("weights.safetensors", bytes);
            }),
            "weights \"head.bias\" must be finite, got NaN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isRefusedWithOneSentence(String name, byte[] bytes, String message, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("x.hg");
    Files.write(file, bytes);
    long before = allocated();
    assertThatExceptionOfType(ModelFileException.class)
        .as(name)
        .isThrownBy(() -> ModelFile.load(file))
        .withMessage(file + ": " + message);
    assertThat(allocated() - before).isLessThan(ENOUGH_MEMORY);
    assertThat(folder.toFile().list()).containsExactly("x.hg");
    assertThat(file).hasBinaryContent(bytes);
  }

  /** Bytes that this thread has ever taken: a claim that was believed shows here. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void isRefusedWhereverItIsCutShort() {
    byte[] whole = MODEL.bytes();
    for (int length = 0; length < whole.length; length++) {
      refuses(Arrays.copyOf(whole, length), length < 4 ? NO_ZIP : DAMAGED);
    }
  }

  @Test
  void isRefusedWhicheverBitIsFlipped() {
    byte[] bytes = MODEL.bytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      refuses(bytes, bit < 32 ? NO_ZIP : DAMAGED);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(ModelFile.of(bytes, "whole").design()).isEqualTo(MODEL.design());
  }

  private static void refuses(byte[] bytes, String message) {
    // not AssertJ's: this runs a hundred thousand times
    try {
      ModelFile.of(bytes, "x.hg");
    } catch (ModelFileException e) {
      if (("x.hg: " + message).equals(e.getMessage())) {
        return;
      }
      throw e;
    }
    throw new AssertionError("was not refused");
  }
}
