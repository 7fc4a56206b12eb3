/** Commands that train and use a model. */
@NullMarked
package io.hourglass.cli.command.model;

import org.jspecify.annotations.NullMarked;
