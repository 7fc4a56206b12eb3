/**
 * What the tests of every module share: models without training, random tests, architecture rules.
 *
 * <p>Start at {@link io.hourglass.testing.Models}, which builds a small model of any design.
 */
@NullMarked
package io.hourglass.testing;

import org.jspecify.annotations.NullMarked;
