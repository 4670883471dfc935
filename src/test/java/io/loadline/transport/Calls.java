package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Calls as tests need them. */
public final class Calls {
  private Calls() {}

  /** The POST of a small JSON. */
  public static Call post(URI url, Expectation... expectations) {
    return call("POST", url, List.of(payload("{\"inputs\":[]}")), List.of(expectations));
  }

  /** Without a body. */
  public static Call get(URI url, Expectation... expectations) {
    return call("GET", url, List.of(), List.of(expectations));
  }

  public static Call call(
      String method, URI url, List<Payload> payloads, List<Expectation> expectations) {
    List<Header> headers =
        payloads.isEmpty()
            ? List.of()
            : List.of(new Header("Content-Type", "application/json", false));
    return new Call(
        new Target(url), method, headers, payloads, Duration.ofSeconds(30), expectations);
  }

  public static Payload payload(String text) {
    return Payload.of("inline", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same call of another target. */
  public static Call to(Call call, Target target) {
    return new Call(
        target,
        call.method(),
        call.headers(),
        call.payloads(),
        call.timeout(),
        call.expectations());
  }
}
