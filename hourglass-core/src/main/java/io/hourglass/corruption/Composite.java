package io.hourglass.corruption;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One corruption after another.
 *
 * @param parts in the order in which they are applied; those of a part are taken one by one
 */
public record Composite(List<Corruption> parts) implements Corruption {
  public Composite {
    parts = parts.stream().flatMap(part -> part.parts().stream()).toList();
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "a composite corruption must have at least 2 parts, got " + parts.size());
    }
  }

  @Override
  public String text() {
    return parts.stream().map(Corruption::text).collect(Collectors.joining("+"));
  }

  @Override
  public void check(Layout layout) {
    parts.forEach(part -> part.check(layout));
  }

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    parts.forEach(part -> part.corrupt(row, layout, random.split()));
  }
}
