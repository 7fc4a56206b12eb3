/** Options that several commands share. */
@NullMarked
package io.hourglass.cli.option;

import org.jspecify.annotations.NullMarked;
