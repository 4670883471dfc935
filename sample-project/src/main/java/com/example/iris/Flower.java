package com.example.iris;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One row of Fisher's table: four lengths in cm, and the species. */
record Flower(double[] measures, String species) {
  /** In the order of the table's columns. */
  static final String[] FEATURES = {"sepal_length", "sepal_width", "petal_length", "petal_width"};

  /** All 150, in Fisher's order. */
  static List<Flower> all() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Flower.class.getResourceAsStream("/iris.csv"), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(Flower::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Flower parse(String line) {
    String[] cells = line.split(",");
    double[] measures = new double[FEATURES.length];
    for (int i = 0; i < measures.length; i++) {
      measures[i] = Double.parseDouble(cells[i]);
    }
    return new Flower(measures, cells[FEATURES.length]);
  }
}
