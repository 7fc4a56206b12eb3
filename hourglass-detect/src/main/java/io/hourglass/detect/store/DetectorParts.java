package io.hourglass.detect.store;

import io.hourglass.Autoencoder;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import io.hourglass.store.ModelFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arrays and autoencoders of a detector's file, by name. Each component writes and reads
 * {@linkplain #under under} a name of its own.
 */
public final class DetectorParts {
  private final String prefix;
  private final Map<String, Tensor> arrays;
  private final Map<String, ModelFile> models;

  private DetectorParts(String prefix, Map<String, Tensor> arrays, Map<String, ModelFile> models) {
    this.prefix = prefix;
    this.arrays = arrays;
    this.models = models;
  }

  /** Without parts, to be written to. */
  public DetectorParts() {
    this("", new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** The parts of a file, to be read from. */
  public static DetectorParts of(DetectorFile file) {
    return new DetectorParts("", file.arrays().arrays(), file.models());
  }

  /** The parts of one component. */
  public DetectorParts under(String component) {
    return new DetectorParts(prefix + component + "/", arrays, models);
  }

  /** Adds an array. */
  public void put(String name, Shape shape, float[] values) {
    arrays.put(prefix + name, new Tensor(shape, values));
  }

  /** Adds an autoencoder. */
  public void put(String name, Autoencoder autoencoder) {
    models.put(prefix + name, autoencoder.file());
  }

  /** The array of that name, if there is one. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(arrays.get(prefix + name));
  }

  /**
   * The array of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor array(String name) {
    Tensor array = arrays.get(prefix + name);
    if (array == null) {
      throw new IllegalArgumentException(
          "there must be an array \"%s\", got %s".formatted(prefix + name, arrays.keySet()));
    }
    return array;
  }

  /**
   * The autoencoder of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Autoencoder autoencoder(String name) {
    ModelFile model = models.get(prefix + name);
    if (model == null) {
      throw new IllegalArgumentException(
          "there must be an autoencoder \"%s\", got %s".formatted(prefix + name, models.keySet()));
    }
    return Autoencoder.of(model);
  }

  /** All autoencoders, in order. */
  public List<Autoencoder> autoencoders() {
    return models.entrySet().stream()
        .filter(model -> model.getKey().startsWith(prefix))
        .map(model -> Autoencoder.of(model.getValue()))
        .toList();
  }

  /** Every array that was put, under whatever name. */
  public Weights weights() {
    return new Weights(arrays);
  }

  /** Every autoencoder that was put, under whatever name. */
  public Map<String, ModelFile> models() {
    return Collections.unmodifiableMap(models);
  }
}
