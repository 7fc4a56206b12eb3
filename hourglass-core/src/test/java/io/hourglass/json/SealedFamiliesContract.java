package io.hourglass.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every sealed family of a module, which names no member. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SealedFamiliesContract {
  private final Set<Class<?>> notSaved;
  private final List<Object> examples;

  /**
   * For the families of the module whose tests run.
   *
   * @param notSaved families that are never written as JSON, besides those private to a class
   * @param examples at least one of every member
   */
  protected SealedFamiliesContract(Set<Class<?>> notSaved, List<Object> examples) {
    this.notSaved = notSaved;
    this.examples = examples;
  }

  List<Class<?>> families() throws IOException {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .<Class<?>>map(SealedFamiliesContract::load)
          // what is private is not saved
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .filter(type -> SealedFamilies.isFamily(type) && !notSaved.contains(type))
          .filter(type -> !Modifier.isPrivate(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = file.replace(".class", "").replace(File.separatorChar, '.');
    try {
      return Class.forName(name, false, SealedFamiliesContract.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  List<Object> examples() {
    return examples;
  }

  @Test
  void familiesAreFound() throws IOException {
    assertThat(families()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyMemberHasAnExample(Class<?> family) {
    Set<Class<?>> shown =
        examples().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    assertThat(family.getPermittedSubclasses()).isSubsetOf(shown);
  }

  @ParameterizedTest
  @MethodSource("families")
  void namesOfMembersAreDistinct(Class<?> family) {
    assertThat(Arrays.stream(family.getPermittedSubclasses()).map(SealedFamilies::typeName))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesBackFromJsonAsWhatItWas(Object example) throws IOException {
    Class<?> family =
        families().stream().filter(type -> type.isInstance(example)).findFirst().orElseThrow();
    String json = Json.write(example);
    assertThat(json)
        .contains("\"type\" : \"" + SealedFamilies.typeName(example.getClass()) + "\"")
        .endsWith("}\n");
    assertThat((Object) Json.read(json, family, "example")).isEqualTo(example);
    assertThat((Object) Json.read(Json.writeLine(example), family, "x")).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void jsonHasTheTypeAndTheComponentsAndNothingElse(Object example) {
    Stream<String> components =
        Arrays.stream(example.getClass().getRecordComponents())
            .map(component -> component.getName());
    List<String> wanted = Stream.concat(Stream.of("type"), components).toList();
    assertThat(Json.tree(Json.writeLine(example), "x").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(wanted);
  }
}
