package io.hourglass.corruption;

import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;
import java.util.Arrays;
import java.util.List;

/**
 * The text form of corruptions: {@code gaussian:0.4}, {@code gaussian:0.4,clip}, {@code
 * salt-and-pepper:0.1}, {@code mask:0.5}, {@code blocks:7}, {@code columns:0.2}, {@code
 * dropout:0.3}, {@code none}; several joined by a plus sign are applied one after another.
 */
public final class CorruptionText {
  /** Every corruption but {@link Composite}, which joins others. */
  static final TextForm<Corruption> FORM =
      TextForm.of(
          "corruption",
          Member.of("none", NoCorruption.class),
          Member.of("gaussian", GaussianNoise.class),
          Member.of("salt-and-pepper", SaltAndPepper.class),
          Member.of("mask", MaskPixels.class),
          Member.of("blocks", MaskBlocks.class).or("blocks", 1),
          Member.of("columns", MaskColumns.class),
          Member.of("dropout", InputDropout.class));

  private CorruptionText() {}

  /**
   * The corruption that a text means; {@link Corruption#text} gives it back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public static Corruption parse(String text) {
    List<Corruption> parts = Arrays.stream(text.split("\\+", -1)).map(FORM::parse).toList();
    return parts.size() == 1 ? parts.get(0) : new Composite(parts);
  }
}
