package io.hourglass.train.settings;

import java.util.function.Function;
import java.util.function.Supplier;

/** Which rows are held out of training to evaluate it on. */
public sealed interface Validation permits Validation.None, Validation.Share, Validation.Latest {
  /** Whether there is no validation set. */
  default boolean isNone() {
    return false;
  }

  /** The result of the case of this split. All cases must be given, so none is forgotten. */
  <T> T match(Supplier<T> none, Function<Share, T> share, Function<Latest, T> latest);

  /** None: every row is trained on. */
  record None() implements Validation {
    @Override
    public boolean isNone() {
      return true;
    }

    @Override
    public <T> T match(Supplier<T> none, Function<Share, T> share, Function<Latest, T> latest) {
      return none.get();
    }
  }

  /**
   * A random share of the rows, the same for the same seed.
   *
   * @param fraction of the rows, in (0, 1)
   */
  record Share(double fraction) implements Validation {
    public Share {
      check(fraction);
    }

    @Override
    public <T> T match(Supplier<T> none, Function<Share, T> share, Function<Latest, T> latest) {
      return share.apply(this);
    }
  }

  /**
   * The latest share of the rows: what an honest forecast of future rows asks for.
   *
   * @param column a numeric or timestamp column to order by
   * @param fraction of the rows, in (0, 1)
   */
  record Latest(String column, double fraction) implements Validation {
    public Latest {
      check(fraction);
    }

    @Override
    public <T> T match(Supplier<T> none, Function<Share, T> share, Function<Latest, T> latest) {
      return latest.apply(this);
    }
  }

  private static void check(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("a validation share must be in (0, 1), got " + fraction);
    }
  }

  /**
   * From its text form: {@code none}, {@code 0.1}, {@code time:COLUMN}, {@code time:COLUMN:0.2}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Validation parse(String text) {
    if (text.equals("0")) {
      return new None();
    }
    return SettingForms.VALIDATION.parse(text);
  }

  /** The short form that {@link #parse} reads. */
  default String text() {
    return SettingForms.VALIDATION.print(this);
  }
}
