/** Detectors and data that tests share. */
@NullMarked
package io.hourglass.detect.testing;

import org.jspecify.annotations.NullMarked;
