package io.hourglass.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.Pixels;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Shape;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"dense","units":0,"activation":"RELU"} | : units must be at least 1, got 0
          {"type":"dense","units":3} | , activation: Missing property 'activation' (line 1, column 26)
          {"type":"dense","units":3,"activation":null} | , activation: Null value for property 'activation' (line 1, column 44)
          {"type":"dense","units":"3","activation":"RELU"} | , units: Cannot coerce String value ("3") to `int` value (line 1, column 25)
          {"type":"dense","units":3.7,"activation":"RELU"} | , units: expected int, got 3.7 (line 1, column 25)
          {"type":"dropout","rate":true} | , rate: Cannot deserialize value of type `double` from Boolean value (line 1, column 26)
          {"type":"reshape","shape":[2,null]} | , shape[1]: Invalid `null` value (line 1, column 30)
          {"type":"dense","units":3,"units":4,"activation":"RELU"} | : Duplicate field 'units' (line 1, column 34)
          {"type":"dense","units":3,"activation":"RELU","bias":true} | , bias: there is no such property, only [activation, units] (line 1, column 58)
          {"type":"dense","units":99999999999,"activation":"RELU"} | , units: Numeric value (99999999999) out of range of int (-2147483648 - 2147483647) (line 1, column 36)
          {"type":"densest"} | : type must be one of LAYERS, got densest (line 1, column 9)
          {"units":3} | : type must be one of LAYERS, got null (line 1, column 11)
          {"type":"dense","units":3,"activation":"RELU"} {} | : Trailing token found after value (line 1, column 48)
          {"type":"dense" | : Unexpected end-of-input: expected close marker for Object (line 1, column 16)
          ["dense"] | : expected an object, got null
          null | : expected an object, got null
          """)
  void saysWhatIsWrong(String json, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(json, Layer.class, "design.json"))
        .withMessage("design.json" + complaint.replace("LAYERS", layers()));
  }

  private static String layers() {
    return Arrays.stream(Layer.class.getPermittedSubclasses())
        .map(SealedFamilies::typeName)
        .toList()
        .toString();
  }

  @Test
  void refusesNullInAList() {
    String json =
        """
        {"encoder":[null],"latent":{"type":"code","width":1,"activation":"LINEAR"},"decoder":[],
        "corruption":{"type":"no-corruption"},"likelihoods":{}}
        """;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(json, Design.class, "design.json"))
        .withMessage("design.json, encoder[0]: Invalid `null` value (line 1, column 13)");
  }

  @Test
  void namesActivationsToChooseFrom() {
    String json = "{\"type\":\"dense\",\"units\":3,\"activation\":1}";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(json, Layer.class, "design.json"))
        .withMessage(
            "design.json, activation: expected one of %s, got 1 (line 1, column 40)",
            Arrays.toString(Activation.values()));
  }

  @Test
  void whatOlderFilesLackIsAsItWas() {
    String older =
        "{\"type\":\"pixels\",\"column\":\"p\",\"imageHeight\":2,\"imageWidth\":3,\"channels\":1}";
    assertThat(Json.read(older, ColumnCodec.class, "x")).isEqualTo(new Pixels("p", 2, 3, 1));
    String newer = older.replace("}", ",\"binarization\":\"THRESHOLD\"}");
    assertThat(Json.read(newer, ColumnCodec.class, "x"))
        .isEqualTo(new Pixels("p", 2, 3, 1, Binarization.THRESHOLD));
  }

  @Test
  void refusesEndlessNesting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.tree("[".repeat(100_000), "deep.json"))
        .withMessage("deep.json: Document nesting depth (1001) exceeds the maximum allowed (1000)");
  }

  @Test
  void readsNamedRecordsInOrder() {
    assertThat(Json.readMap("{\"b\":[2],\"a\":[1]}", Shape.class, "x"))
        .containsExactly(Map.entry("b", Shape.of(2)), Map.entry("a", Shape.of(1)));
  }
}
