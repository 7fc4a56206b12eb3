package io.hourglass.codec;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.LevelMatch;
import io.hourglass.data.PlainValue;
import io.hourglass.likelihood.Categorical;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Likelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One feature per level, 1 for the cell's own and 0 for the others, and one more for every name
 * that is not a level ("other").
 *
 * @param column name of the column
 * @param levels the names with a feature of their own, the most frequent first
 * @param nullable whether cells were missing in training
 */
public record OneHot(String column, List<String> levels, boolean nullable) implements ColumnCodec {
  /** The decoded value of the feature for names that are not levels. */
  public static final String OTHER = "(other)";

  public OneHot {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("column \"" + column + "\" must have at least 1 level");
    }
    Set<String> seen = new HashSet<>();
    for (String level : levels) {
      if (level.isEmpty() || !seen.add(level)) {
        throw new IllegalArgumentException(
            "levels of column \"%s\" must be distinct and not empty, got %s"
                .formatted(column, level.isEmpty() ? "an empty one" : "\"" + level + "\" twice"));
      }
    }
  }

  @Override
  public ColumnType type() {
    return new ColumnType.Categorical();
  }

  @Override
  public Features features() {
    return Features.ONE_HOT;
  }

  @Override
  public int width() {
    return levels.size() + 1;
  }

  @Override
  public Likelihood defaultLikelihood() {
    return new Categorical();
  }

  @Override
  public void encode(Column cells, int from, int to, Target out) {
    CategoricalColumn names = (CategoricalColumn) cells;
    int[] features = featureOf(names);
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      int index = names.index(row);
      write(index == CategoricalColumn.MISSING ? -1 : features[index], out.values(), at);
    }
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    if (value == null || PlainValue.category(value).isEmpty()) {
      write(-1, out, offset);
    } else {
      int level = LevelMatch.of(levels, value);
      write(level < 0 ? levels.size() : level, out, offset);
    }
  }

  private void write(int feature, float[] out, int offset) {
    Arrays.fill(out, offset, offset + width(), feature < 0 ? Float.NaN : 0);
    if (feature >= 0) {
      out[offset + feature] = 1;
    }
  }

  /** Index of the feature of every level of a column. */
  private int[] featureOf(CategoricalColumn cells) {
    Map<String, Integer> known = new HashMap<>();
    for (int level = 0; level < levels.size(); level++) {
      known.put(levels.get(level), level);
    }
    return cells.levels().stream()
        .mapToInt(name -> known.containsKey(name) ? known.get(name) : unusual(name))
        .toArray();
  }

  /** The feature of a name that is not spelled as any level is. */
  private int unusual(String name) {
    int level = LevelMatch.of(levels, name);
    return level < 0 ? levels.size() : level;
  }

  @Override
  public Column decode(Rows rows, int offset) {
    int[] indices = new int[rows.rows()];
    for (int row = 0; row < indices.length; row++) {
      indices[row] = largest(rows.values(), row * rows.width() + offset);
    }
    List<String> names = new ArrayList<>(levels);
    names.add(OTHER);
    return new CategoricalColumn(column, names, indices);
  }

  private int largest(float[] values, int from) {
    int best = Float.isNaN(values[from]) ? CategoricalColumn.MISSING : 0;
    for (int level = 1; best >= 0 && level < width(); level++) {
      if (values[from + level] > values[from + best]) {
        best = level;
      }
    }
    return best;
  }
}
