package io.hourglass.setting;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.lang.model.element.Modifier;

/**
 * Marks a record of settings, for which the compiler generates a method {@code withX} per component
 * {@code x}: a copy with another value. The record {@code R} implements {@code RBuilder.With}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@RecordBuilder.Template(
    options = @RecordBuilder.Options(builderClassModifiers = {Modifier.PUBLIC, Modifier.FINAL}))
public @interface Settings {}
