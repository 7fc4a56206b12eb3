/** File formats, one class each: {@link io.hourglass.io.format.Readers} lists them. */
@NullMarked
package io.hourglass.io.format;

import org.jspecify.annotations.NullMarked;
