/** Commands on data. */
@NullMarked
package io.hourglass.cli.command.data;

import org.jspecify.annotations.NullMarked;
