package io.loadline.golden;

import io.loadline.gate.PlayedGate;
import io.loadline.page.Page;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gates of a service in a cluster that a test plays, over real sockets. */
final class ClusterGateFixtures {
  private static final Script HEALTHY = Script.always(Answers.iris());
  private static final String MISSING =
      "not ready: InferenceService default/iris does not exist\n  do       kubectl get isvc";

  private ClusterGateFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        gate("gate-in-cluster-pass", HEALTHY, gate -> gate),
        gate("gate-in-cluster-fail", Script.every(4, Answers.json(503, "busy")), gate -> gate),
        gate("gate-in-cluster-scaled", HEALTHY, PlayedGate::scaled),
        gate("gate-in-cluster-not-ready", HEALTHY, gate -> gate.refusing(MISSING)));
  }

  private static GoldenFixture gate(
      String name, Script script, UnaryOperator<PlayedGate> settings) {
    return new GoldenFixture(name, () -> texts(script, settings));
  }

  private static Map<String, String> texts(Script script, UnaryOperator<PlayedGate> settings)
      throws Exception {
    Path folder = Files.createTempDirectory("golden");
    Path result = folder.resolve("result.json");
    try (ScriptedServer server = ScriptedServer.start(script)) {
      String printed = settings.apply(PlayedGate.leadingTo(server)).run(folder);
      return Map.of(
          "console.txt",
          MaskedText.text(printed, folder),
          "result.json",
          MaskedText.json(Files.readString(result), folder));
    } finally {
      Files.deleteIfExists(result);
      Files.deleteIfExists(folder.resolve(Page.FILE));
      Files.delete(folder);
    }
  }
}
