package io.hourglass.cli.output;

import io.hourglass.setting.SettingReference;
import java.util.Map;

/** Names in messages the flag where the library names a setting. */
public final class Flags {
  /** The flag of a setting where it is not two dashes and the setting's name. */
  private static final Map<String, String> OTHERS = Map.of("clip-norm", "--clip");

  private Flags() {}

  /** {@code (setting missing=n/a)} as {@code (--missing n/a)}. */
  public static String in(String message) {
    return SettingReference.replaceIn(message, Flags::of, Flags::shellWord);
  }

  /** The flag of a setting. */
  static String of(String setting) {
    return OTHERS.getOrDefault(setting, "--" + setting);
  }

  /** Quoted if a shell would split it. */
  private static String shellWord(String text) {
    return text.matches("[A-Za-z0-9_./:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
