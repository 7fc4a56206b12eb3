/** Reading CSV, JSON, Parquet and SQL through DuckDB. */
@NullMarked
package io.hourglass.io.duckdb;

import org.jspecify.annotations.NullMarked;
