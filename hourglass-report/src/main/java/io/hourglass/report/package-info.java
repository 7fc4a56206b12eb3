/** HTML pages that need no network, charts, and sheets of images. */
@NullMarked
package io.hourglass.report;

import org.jspecify.annotations.NullMarked;
