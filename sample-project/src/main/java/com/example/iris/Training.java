package com.example.iris;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The build's training step: writes the model to the file named. */
public final class Training {
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private Training() {}

  public static void main(String[] args) throws IOException {
    TRIBUO.setLevel(Level.WARNING);
    List<Flower> flowers = Flower.all();
    IrisModel model = IrisModel.train(flowers);
    model.save(Path.of(args[0]));
    System.out.printf(
        "Trained on %d flowers; knows %d of them.%n", flowers.size(), known(model, flowers));
  }

  static long known(IrisModel model, List<Flower> flowers) {
    return flowers.stream()
        .filter(
            flower ->
                model.predict(flower.measures()) == IrisModel.SPECIES.indexOf(flower.species()))
        .count();
  }
}
