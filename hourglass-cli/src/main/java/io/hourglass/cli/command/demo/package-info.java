/** The demonstration. */
@NullMarked
package io.hourglass.cli.command.demo;

import org.jspecify.annotations.NullMarked;
