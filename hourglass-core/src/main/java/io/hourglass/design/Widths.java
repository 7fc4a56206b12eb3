package io.hourglass.design;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Widths of dense layers.
 *
 * @param hidden from the input down to the code, without it
 * @param code of the code
 */
record Widths(List<Integer> hidden, int code) {
  Widths {
    hidden = List.copyOf(hidden);
  }

  /** Two hidden layers that grow with the columns, and a code of about a third of them. */
  static Widths plain(Schema schema, Set<String> given) {
    if (hasImage(schema)) {
      return new Widths(List.of(256, 64), 32);
    }
    int columns = weight(schema, given);
    int code = Math.max(2, Math.min(32, Math.round(columns / 3f)));
    int inner = Math.max(16, Math.min(256, 2 * columns));
    int outer = Math.max(32, Math.min(512, 4 * columns));
    return new Widths(List.of(outer, inner), code);
  }

  /** Three hidden layers: on images those of Hinton and Salakhutdinov (2006). */
  static Widths deep(Schema schema, Set<String> given) {
    if (hasImage(schema)) {
      return new Widths(List.of(1000, 500, 250), 30);
    }
    Widths plain = plain(schema, given);
    List<Integer> hidden = new ArrayList<>(plain.hidden());
    hidden.add(0, Math.min(1024, 2 * hidden.get(0)));
    return new Widths(hidden, plain.code());
  }

  /** On images those of Burda, Grosse and Salakhutdinov (2016). */
  static Widths variational(Schema schema, Set<String> given) {
    return hasImage(schema) ? new Widths(List.of(200, 200), 50) : plain(schema, given);
  }

  static boolean hasImage(Schema schema) {
    return schema.fields().stream().anyMatch(f -> f.type() instanceof ColumnType.Image);
  }

  /** Number of columns that are not given, a categorical one counted twice. */
  private static int weight(Schema schema, Set<String> given) {
    return schema.fields().stream()
        .filter(field -> !given.contains(field.name()))
        .mapToInt(Widths::weight)
        .sum();
  }

  private static int weight(Field field) {
    return field.type() instanceof ColumnType.Numeric ? 1 : 2;
  }

  /** From the input down. */
  List<Layer> down(Activation activation) {
    return hidden.stream().map(width -> new Dense(width, activation)).collect(Collectors.toList());
  }

  /** From the code up. */
  List<Layer> up(Activation activation) {
    List<Layer> up = down(activation);
    Collections.reverse(up);
    return up;
  }
}
