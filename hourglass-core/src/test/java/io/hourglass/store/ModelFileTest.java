package io.hourglass.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.json.Json;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
  @TempDir private Path folder;

  private final Table table = Models.mixed(60, 1);
  private final ModelFile model = Models.untrained(Design.suitedTo(table.schema()), table, 2);

  @Test
  void savingWhatWasLoadedGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first.hg");
    Path second = folder.resolve("second.hg");
    model.save(first);
    ModelFile.load(first).save(second);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void whatWasLoadedScoresTheSameBits() {
    Path file = folder.resolve("model.hg");
    model.save(file);
    Autoencoder loaded = Autoencoder.load(file);
    Autoencoder made = Autoencoder.of(model);
    assertThat(loaded.score(table)).usingRecursiveComparison().isEqualTo(made.score(table));
    assertThat(loaded.encode(table).values()).containsExactly(made.encode(table).values());
    assertThat(loaded.file())
        .usingRecursiveComparison()
        .ignoringFields("training")
        .isEqualTo(model);
    assertThat(loaded.file().training()).hasToString(model.training().toString());
  }

  @Test
  void hasTheSameBytesInEveryLanguage() {
    Locale before = Locale.getDefault();
    byte[] expected = model.bytes();
    try {
      for (String tag : new String[] {"de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(model.bytes()).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Path file = Files.writeString(folder.resolve("model.hg"), "older");
    model.save(file);
    assertThat(ModelFile.load(file).design()).isEqualTo(model.design());
    assertThat(folder.toFile().list()).containsExactly("model.hg");
  }

  @Test
  void itsCardSaysWhatAPersonShouldKnow() {
    assertThat(ModelCard.of(model))
        .startsWith("# Autoencoder trained on mixed\n\nMade by Hourglass test from 60 rows; ")
        .contains("- country: categorical\n", "- latent: dense, ", "below 2.00 and 99 in 100");
  }

  @Test
  void saysWhyItCannotBeRead() {
    Path missing = folder.resolve("none.hg");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> ModelFile.load(missing))
        .withMessage(missing + ": cannot be read: there is no such file");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> ModelFile.load(folder))
        .withMessage(folder + ": cannot be read: Is a directory");
  }

  @Test
  void saysWhyItCannotBeWritten() {
    Path nowhere = folder.resolve("no/such/model.hg");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> model.save(nowhere))
        .withMessage(
            "%s: cannot be written: there is no folder %s; nothing was left behind",
            nowhere, nowhere.getParent());
  }

  @Test
  void calibrationHoldsQuantiles() {
    ModelCalibration calibration = ModelCalibration.of(new double[] {3, 1, 2}, false);
    assertThat(calibration.scores().get(calibration.probabilities().indexOf(0.5))).isEqualTo(2);
    assertThat(calibration.scores().get(calibration.probabilities().indexOf(0.75))).isEqualTo(2.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelCalibration.of(new double[0], true))
        .withMessage("there must be at least 1 score, got none");
  }

  static List<Path> released() throws IOException {
    return FamilyMembers.models(Path.of("src", "test", "resources", "models"));
  }

  @ParameterizedTest
  @MethodSource("released")
  void filesOfEveryReleaseLoadAndScoreAsTheyDid(Path file) throws IOException {
    Golden golden = Golden.read(file);
    // a decimal in JSON is one float or double: equal texts are equal bits
    assertThat(Json.write(Golden.of(Autoencoder.load(file), golden.rows())))
        .isEqualTo(Json.write(golden));
  }

  /** A member that no file has would be one whose format or bits may change unseen. */
  @Test
  void everyMemberOfEveryFamilyIsInAReleasedFile() throws IOException {
    Set<Class<?>> found = FamilyMembers.in(released());
    assertThat(found).isNotEmpty().containsAll(FamilyMembers.ofTheFamiliesOf(found));
  }
}
