/** Files to be read, the options of reading, and the table that comes out. */
@NullMarked
package io.hourglass.io.source;

import org.jspecify.annotations.NullMarked;
