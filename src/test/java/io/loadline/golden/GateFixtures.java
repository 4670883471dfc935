package io.loadline.golden;

import static io.loadline.golden.GateServers.scripted;

import io.loadline.GateKit;
import io.loadline.golden.GateServers.Server;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.TokenText;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gates of one endpoint over real sockets. */
final class GateFixtures {
  private static final Script HEALTHY = Script.always(Answers.iris());
  private static final Script BUSY = Script.every(4, Answers.json(503, "busy: s3cr3t-t0ken"));
  private static final Script NOT_FINITE =
      Script.always(Answers.json(200, "{\"outputs\":[{\"data\":[NaN]}]}"));
  private static final Script UNREADY = request -> Answers.json(503, "{\"error\":\"loading\"}");
  private static final Script DEAD =
      Script.healthyUntilMeasured(Answers.json(500, "{\"error\":\"no memory\"}"));
  private static final Script CHAT =
      Script.always(StreamAnswers.chunks(TokenText.healthy(List.of("It is", " Paris"))));

  private GateFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        gate("gate-pass", HEALTHY, GoldenTestCases.Kept.class),
        gate("gate-fail", BUSY, GoldenTestCases.Kept.class),
        gate("gate-only-result", HEALTHY, GoldenTestCases.OnlyResult.class),
        gate("gate-body-fails", BUSY, GoldenTestCases.BodyFails.class),
        gate("gate-withdrawn", HEALTHY, GoldenTestCases.NoBody.class),
        gate("gate-closed-loop", BUSY, GoldenTestCases.Closed.class),
        gate("gate-stages", HEALTHY, GoldenTestCases.Staged.class),
        gate("gate-answer-note", NOT_FINITE, GoldenTestCases.Kept.class),
        gate("gate-secrets", BUSY, GoldenTestCases.Secrets.class, GateFixtures::secrets),
        gate("gate-http2", GateServers::http2, GoldenTestCases.OverHttp2.class),
        gate("gate-grpc", GateServers::grpc, GoldenTestCases.OverGrpc.class),
        gate("gate-message-stream", GateServers::messages, GoldenTestCases.Messages.class),
        gate(
            "gate-token-stream",
            scripted(CHAT, "/v1/chat/completions"),
            GoldenTestCases.Tokens.class),
        gate("gate-no-server", GateServers::nobody, GoldenTestCases.Kept.class, soon()),
        gate("gate-not-ready", UNREADY, GoldenTestCases.Kept.class, soon()),
        gate("gate-mistakes", HEALTHY, GoldenTestCases.Mistakes.class),
        gate("gate-nothing-promised", HEALTHY, GoldenTestCases.NothingPromised.class),
        gate("gate-wrong-override", HEALTHY, GoldenTestCases.Kept.class, set("rate", "fast")),
        gate("gate-loosened", HEALTHY, GoldenTestCases.Kept.class, set("latency-mean", "9000")),
        gate("gate-advise", BUSY, GoldenTestCases.Kept.class, set("mode", "advise")),
        gate("gate-advise-dead", DEAD, GoldenTestCases.Kept.class, set("mode", "advise")),
        gate("gate-off", HEALTHY, GoldenTestCases.Kept.class, set("mode", "off")),
        gate("gate-plan", HEALTHY, GoldenTestCases.Secrets.class, plan()),
        gate("gate-plan-in-cluster", HEALTHY, GoldenTestCases.InCluster.class, plan()));
  }

  private static UnaryOperator<GateKit> set(String key, String value) {
    return kit -> kit.with("loadline." + key, value);
  }

  private static UnaryOperator<GateKit> plan() {
    return kit -> secrets(kit.with("loadline.mode", "plan").with("loadline.rate", "150"));
  }

  private static UnaryOperator<GateKit> soon() {
    return set("ready.timeout", "1s");
  }

  private static GateKit secrets(GateKit kit) {
    return kit.with("test.token", "s3cr3t-t0ken").with("test.bearer", "s3cr3t-b3arer");
  }

  private static GoldenFixture gate(String name, Script script, Class<?> gate) {
    return gate(name, script, gate, kit -> kit);
  }

  private static GoldenFixture gate(
      String name, Script script, Class<?> gate, UnaryOperator<GateKit> settings) {
    return gate(name, scripted(script, GateServers.INFER), gate, settings);
  }

  private static GoldenFixture gate(String name, Server server, Class<?> gate) {
    return gate(name, server, gate, kit -> kit);
  }

  private static GoldenFixture gate(
      String name, Server server, Class<?> gate, UnaryOperator<GateKit> settings) {
    return new GoldenFixture(name, () -> server.serving(url -> GateTexts.of(url, gate, settings)));
  }
}
