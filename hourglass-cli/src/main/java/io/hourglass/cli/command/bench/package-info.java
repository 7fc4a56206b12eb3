/** The command that runs benchmarks, which other modules provide. */
@NullMarked
package io.hourglass.cli.command.bench;

import org.jspecify.annotations.NullMarked;
