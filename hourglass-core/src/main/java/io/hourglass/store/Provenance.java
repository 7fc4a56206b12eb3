package io.hourglass.store;

/**
 * The provenance of a model: enough to decide whether another run should give the same bits. There
 * is no date in it, so that the same run gives the same file.
 *
 * @param data name of the training data
 * @param rows number of training rows
 * @param dataHash checksum over the encoded training rows
 * @param hourglass version of this library
 * @param engine the training engine, with its version and number of threads
 * @param java version of the runtime
 * @param system operating system and architecture
 */
public record Provenance(
    String data,
    long rows,
    String dataHash,
    String hourglass,
    String engine,
    String java,
    String system) {}
