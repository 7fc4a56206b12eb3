package io.hourglass.store;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records in model files, and the sealed families that they are of. */
final class FamilyMembers {
  private FamilyMembers() {}

  static List<Path> models(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".hg")).sorted().toList();
    }
  }

  /** Classes of all records in the designs, codecs and layers of model files. */
  static Set<Class<?>> in(List<Path> files) {
    Set<Class<?>> found = new HashSet<>();
    for (Path file : files) {
      ModelFile model = ModelFile.load(file);
      collect(model.design(), found);
      collect(model.codec(), found);
      model.network().architecture().stages().forEach(stage -> collect(stage.layer(), found));
    }
    return found;
  }

  /** All members of the families that any of these classes is a member of. */
  static Set<Class<?>> ofTheFamiliesOf(Set<Class<?>> classes) {
    return classes.stream()
        .flatMap(type -> Arrays.stream(type.getInterfaces()))
        .filter(Class::isSealed)
        .<Class<?>>flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .collect(Collectors.toSet());
  }

  private static void collect(Object value, Set<Class<?>> found) {
    if (value instanceof Collection<?> values) {
      values.forEach(each -> collect(each, found));
    } else if (value instanceof Map<?, ?> map) {
      collect(map.values(), found);
    } else if (value instanceof Record) {
      found.add(value.getClass());
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(component(value, component), found);
      }
    }
  }

  private static Object component(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("component " + component.getName(), e);
    }
  }
}
