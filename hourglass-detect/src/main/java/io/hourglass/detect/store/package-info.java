/** The file of a detector. */
@NullMarked
package io.hourglass.detect.store;

import org.jspecify.annotations.NullMarked;
