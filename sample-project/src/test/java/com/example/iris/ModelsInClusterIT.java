package com.example.iris;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loadline.Loadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** One gate for each model of the folder models; needs their manifests applied (-Pmodels). */
@Tag("load")
final class ModelsInClusterIT {
  @TestFactory
  Stream<DynamicTest> every_model_keeps_its_promise() throws IOException {
    return manifests().stream().map(ModelsInClusterIT::gate);
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("models"))) {
      return files.filter(file -> file.endsWith("isvc.yaml")).sorted().toList();
    }
  }

  /** Named, so that each model has a result of its own: target/loadline/iris-blue/result.json. */
  private static DynamicTest gate(Path manifest) {
    String name = String.valueOf(manifest.getParent().getFileName());
    return dynamicTest(
        name,
        manifest.toUri(),
        () ->
            Loadline.isvc(name)
                .payload("classpath:iris-input.json")
                .expect("outputs[0].data=[1,1]")
                .slo(slo -> slo.latencyMean(Duration.ofMillis(500)).errors(0))
                .named(name)
                .withOverrides()
                .check());
  }
}
