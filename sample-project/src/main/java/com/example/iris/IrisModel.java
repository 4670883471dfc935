package com.example.iris;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Multinomial logistic regression on the four lengths. Thread-safe. */
final class IrisModel {
  /** The number that stands for a species in an answer is its place here. */
  static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  private static final int EPOCHS = 300;
  private static final long SEED = 1936;
  private static final int SILENT = -1;

  private final Model<Label> model;

  private IrisModel(Model<Label> model) {
    this.model = model;
  }

  static IrisModel train(List<Flower> flowers) {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("Fisher's iris", labels), labels);
    for (Flower flower : flowers) {
      dataset.add(example(new Label(flower.species()), flower.measures()));
    }
    return new IrisModel(
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.5), EPOCHS, SILENT, SEED)
            .train(dataset));
  }

  /** The model that the build trained. */
  static IrisModel trained() throws IOException {
    try (InputStream file = IrisModel.class.getResourceAsStream("/iris.model")) {
      return new IrisModel(Model.deserializeFromStream(file).castModel(Label.class));
    }
  }

  void save(Path file) throws IOException {
    model.serializeToFile(file);
  }

  /** The number of the species, 0 to 2. */
  int predict(double[] measures) {
    Label label = model.predict(example(LabelFactory.UNKNOWN_LABEL, measures)).getOutput();
    return SPECIES.indexOf(label.getLabel());
  }

  private static Example<Label> example(Label label, double[] measures) {
    return new ArrayExample<>(label, Flower.FEATURES, measures);
  }
}
