package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of the wait.
 *
 * @param payload its body; null for none
 * @param timeout to the last byte of the answer
 * @param cutShort whether the deadline left less time than the call allows
 */
record ProbeRequest(
    String method,
    URI url,
    List<Header> headers,
    @Nullable Payload payload,
    Duration timeout,
    boolean cutShort) {
  /** In place of a method, where gRPC is asked. */
  static final String MODEL_READY = "ModelReady";

  static final String MODEL_INFER = "ModelInfer";

  /** As a call, whose answer is not judged. */
  Call over(Target target) {
    return over(target, List.of());
  }

  /** As a call, of whose answer something is expected. */
  Call over(Target target, List<Expectation> expected) {
    return new Call(
        new Target(url, target.virtualHost(), target.tls()),
        method,
        headers,
        payload == null ? List.of() : List.of(payload),
        timeout,
        expected);
  }

  String line() {
    return method + " " + url;
  }
}
