/** Options and arguments that several commands share, as picocli mix-ins. */
@NullMarked
package io.hourglass.cli.option;

import org.jspecify.annotations.NullMarked;
