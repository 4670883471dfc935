package io.loadline.golden;

import io.loadline.GateKit;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Gates of several endpoints over real sockets. */
final class EndpointGateFixtures {
  private static final Script HEALTHY = Script.always(Answers.iris());
  private static final Script DEAD_DIGITS =
      HEALTHY.when(
          EndpointGateFixtures::isOfDigits, Answers.json(500, "{\"error\":\"no memory\"}"));

  /** Of two that are not ready, either may be told first. */
  private static final Script UNREADY_DIGITS =
      request ->
          request.headers().containsKey("x-digits")
              ? Answers.json(503, "{\"error\":\"loading\"}")
              : HEALTHY.behaviourTo(request);

  private EndpointGateFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        gate("gate-endpoints-pass", GoldenEndpointTestCases.Two.class),
        gate("gate-endpoints-fail", EndpointGateFixtures::busyDigits, kit -> kit),
        gate("gate-endpoints-dead", () -> DEAD_DIGITS, kit -> kit),
        gate("gate-endpoints-advise", EndpointGateFixtures::busyDigits, set("mode", "advise")),
        gate("gate-endpoints-not-ready", () -> UNREADY_DIGITS, set("ready.timeout", "1s")),
        gate("gate-endpoints-loosened", () -> HEALTHY, set("endpoint.digits.latency-mean", "9000")),
        gate("gate-endpoints-only-result", GoldenEndpointTestCases.OnlyResults.class),
        gate("gate-endpoints-closed-loop", GoldenEndpointTestCases.Closed.class),
        gate("gate-endpoints-withdrawn", GoldenEndpointTestCases.NoBody.class),
        gate("gate-endpoints-mistakes", GoldenEndpointTestCases.Mistakes.class),
        gate("gate-endpoints-wrong-result", GoldenEndpointTestCases.WrongResult.class),
        new GoldenFixture(
            "gate-endpoints-plan",
            () -> texts(HEALTHY, GoldenEndpointTestCases.InCluster.class, set("mode", "plan"))));
  }

  private static UnaryOperator<GateKit> set(String key, String value) {
    return kit -> kit.with("loadline." + key, value);
  }

  /** On a healthy server. */
  private static GoldenFixture gate(String name, Class<?> gate) {
    return new GoldenFixture(name, () -> texts(HEALTHY, gate, kit -> kit));
  }

  /** Of the two endpoints of which both have objectives. */
  private static GoldenFixture gate(
      String name, Supplier<Script> script, UnaryOperator<GateKit> settings) {
    return new GoldenFixture(
        name, () -> texts(script.get(), GoldenEndpointTestCases.Two.class, settings));
  }

  private static Map<String, String> texts(
      Script script, Class<?> gate, UnaryOperator<GateKit> settings) throws Exception {
    return GateServers.scripted(script, GateServers.INFER)
        .serving(url -> GateTexts.of(url, gate, settings));
  }

  private static boolean isOfDigits(ReceivedRequest request) {
    return request.phase().equals("measurement") && request.headers().containsKey("x-digits");
  }

  /** Every third request to digits that is measured is refused. */
  private static Script busyDigits() {
    AtomicInteger seen = new AtomicInteger();
    return HEALTHY.when(
        request -> isOfDigits(request) && seen.incrementAndGet() % 3 == 0,
        Answers.json(503, "busy"));
  }
}
