/**
 * Data in and out: files, folders, queries and named data sets become tables, and tables become
 * files.
 *
 * <p>One door: {@link io.hourglass.io.Tables}. Its argument is what the command line calls {@code
 * --data}:
 *
 * <pre>
 * Table payments = Tables.read("payments.parquet");           // CSV, TSV, JSON, Parquet, IDX, NPY, NPZ
 * Table january  = Tables.read("2026/01-*.csv.gz");           // many files of one kind
 * Table joined   = Tables.read("SELECT * FROM 'a.csv' JOIN 'b.parquet' USING (id)");
 * Table images = Tables.read("photos/");                    // a folder or zip of images
 * Table digits   = Tables.read("mnist:test");                 // a named data set
 * TableSource all = Tables.open("huge.parquet", ReadOptions.defaults());   // constant memory
 * </pre>
 *
 * <p>Each format is one class and one line of {@link io.hourglass.io.format.Readers}; each named
 * data set is one line of {@link io.hourglass.io.dataset.DataSets}. Whatever is wrong with the data
 * is said in one {@link io.hourglass.data.DataException} sentence: where, what must hold, what was
 * got, the way out.
 */
@NullMarked
package io.hourglass.io;

import org.jspecify.annotations.NullMarked;
