/** Reading CSV as people have it: encodings, separators, headers, comments, irregular lines. */
@NullMarked
package io.hourglass.io.csv;

import org.jspecify.annotations.NullMarked;
