/** Decoding and encoding of images. */
@NullMarked
package io.hourglass.io.image;

import org.jspecify.annotations.NullMarked;
