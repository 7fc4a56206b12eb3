package io.hourglass.benchmarks.speed;

import org.jspecify.annotations.Nullable;

/**
 * Whether a target is met.
 *
 * @param key of the target
 * @param text what is wanted
 * @param wanted the number to reach
 * @param got the number reached; null where it was not measured
 * @param against the rival's best setting, empty where there is none
 * @param verdict "pass", "miss" or "not measured"
 */
record Verdict(
    String key, String text, double wanted, @Nullable Double got, String against, String verdict) {
  static Verdict of(Target target, @Nullable Double got, String against, boolean isMet) {
    return new Verdict(
        target.key(),
        target.text(),
        target.wanted(),
        got,
        against,
        got == null ? "not measured" : isMet ? "pass" : "miss");
  }
}
