package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Payload;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Calls as the tests of the wait need them. */
final class Calls {
  static final String IRIS = "http://localhost:9/v2/models/iris/infer";
  static final Readiness THREE_MINUTES = new Readiness(Duration.ofMinutes(3), 1);
  static final Expectation ONES =
      new Expectation.Equal(
          "outputs[0].data=[1,1]",
          new JsonPath(
              List.of(
                  new JsonPath.Field("outputs"),
                  new JsonPath.Index(0),
                  new JsonPath.Field("data"))),
          "[1,1]");

  private Calls() {}

  static Call iris(Expectation... expectations) {
    return call(IRIS, Duration.ofSeconds(30), List.of(payload("{\"inputs\":[]}")), expectations);
  }

  static Call to(String url) {
    return call(url, Duration.ofSeconds(30), List.of(payload("{}")));
  }

  static Call call(
      String url, Duration timeout, List<Payload> payloads, Expectation... expectations) {
    return new Call(
        new Target(URI.create(url)),
        payloads.isEmpty() ? "GET" : "POST",
        List.of(
            new Header("Content-Type", "application/json", false),
            new Header("Authorization", "Bearer abc", true)),
        payloads,
        timeout,
        List.of(expectations));
  }

  static Payload payload(String json) {
    return Payload.of("inline", json.getBytes(StandardCharsets.UTF_8));
  }
}
