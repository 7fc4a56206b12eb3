package io.hourglass.io.duckdb;

/**
 * Rows of a chunk and where they go.
 *
 * @param from the first row within the chunk
 * @param at where it goes in the target
 * @param count number of rows
 */
public record RowRange(int from, int at, int count) {}
