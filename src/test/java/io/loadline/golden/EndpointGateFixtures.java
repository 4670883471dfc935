package io.loadline.golden;

import io.loadline.GateKit;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Gates of several endpoints over real sockets. */
final class EndpointGateFixtures {
  private static final Script HEALTHY = Script.always(Answers.iris());
  private static final Script DEAD_DIGITS =
      HEALTHY.when(
          EndpointGateFixtures::isOfDigits, Answers.json(500, "{\"error\":\"no memory\"}"));
  private static final Script UNREADY = request -> Answers.json(503, "{\"error\":\"loading\"}");

  private EndpointGateFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        gate("gate-endpoints-pass", HEALTHY, GoldenEndpointTestCases.Two.class),
        new GoldenFixture(
            "gate-endpoints-fail",
            () -> texts(busyDigits(), GoldenEndpointTestCases.Two.class, kit -> kit)),
        gate("gate-endpoints-dead", DEAD_DIGITS, GoldenEndpointTestCases.Two.class),
        gate("gate-endpoints-only-result", HEALTHY, GoldenEndpointTestCases.OnlyResults.class),
        gate("gate-endpoints-closed-loop", HEALTHY, GoldenEndpointTestCases.Closed.class),
        gate("gate-endpoints-withdrawn", HEALTHY, GoldenEndpointTestCases.NoBody.class),
        gate("gate-endpoints-mistakes", HEALTHY, GoldenEndpointTestCases.Mistakes.class),
        gate("gate-endpoints-wrong-result", HEALTHY, GoldenEndpointTestCases.WrongResult.class),
        gate(
            "gate-endpoints-loosened",
            HEALTHY,
            GoldenEndpointTestCases.Two.class,
            kit -> kit.with("loadline.endpoint.digits.latency-mean", "9000")),
        gate(
            "gate-endpoints-not-ready",
            UNREADY,
            GoldenEndpointTestCases.Two.class,
            kit -> kit.with("loadline.ready.timeout", "1s")),
        gate(
            "gate-endpoints-plan",
            HEALTHY,
            GoldenEndpointTestCases.InCluster.class,
            kit -> kit.with("loadline.mode", "plan")),
        new GoldenFixture(
            "gate-endpoints-advise",
            () ->
                texts(
                    busyDigits(),
                    GoldenEndpointTestCases.Two.class,
                    kit -> kit.with("loadline.mode", "advise"))));
  }

  private static GoldenFixture gate(String name, Script script, Class<?> gate) {
    return gate(name, script, gate, kit -> kit);
  }

  private static GoldenFixture gate(
      String name, Script script, Class<?> gate, UnaryOperator<GateKit> settings) {
    return new GoldenFixture(name, () -> texts(script, gate, settings));
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
