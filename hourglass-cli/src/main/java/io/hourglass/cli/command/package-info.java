/** Commands, a package for each task. */
@NullMarked
package io.hourglass.cli.command;

import org.jspecify.annotations.NullMarked;
