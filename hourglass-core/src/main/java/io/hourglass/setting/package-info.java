/**
 * Settings: records that are changed one component at a time, and the short text that a person
 * types for a record, such as {@code gaussian:0.4,clip}, with one grammar and one form of message.
 *
 * <p>Start at {@link io.hourglass.setting.TextForm}.
 */
@NullMarked
package io.hourglass.setting;

import org.jspecify.annotations.NullMarked;
