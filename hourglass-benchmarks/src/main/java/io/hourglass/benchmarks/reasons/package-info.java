/**
 * Measures reasons: whether a corrupted column is named, and how near the expected value is to the
 * true one.
 */
@NullMarked
package io.hourglass.benchmarks.reasons;

import org.jspecify.annotations.NullMarked;
