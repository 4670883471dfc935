package io.loadline.servers;

import io.loadline.Loadline;
import io.loadline.plan.KnownTiming;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model on a real server that takes as long as its payload says, so that the truth is known.
 *
 * @param url of its inference
 * @param ready the path that says whether it is ready; empty for that of the protocol
 * @param body with a place for the seconds
 * @param metrics an address at which somebody may look for its metrics
 * @param row what is known of these; null where nothing is
 * @param blocking whether the event loop that answers does nothing else meanwhile
 */
record ProgrammedModel(
    String url,
    String ready,
    String body,
    String metrics,
    @Nullable KnownTiming row,
    boolean blocking) {

  /** Of an Open Inference Protocol server. */
  static ProgrammedModel v2(String model, String metrics, KnownTiming row, boolean blocking) {
    String body =
        "{\"inputs\": [{\"name\": \"x\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"data\": [%s, 0]}]}";
    return new ProgrammedModel(model + "/infer", "", body, metrics, row, blocking);
  }

  /** Of a server of which nothing is known. */
  static ProgrammedModel other(String url, String ready, String metrics) {
    return new ProgrammedModel(url, ready, "{\"x\": [[%s, 0]]}", metrics, null, false);
  }

  String payload(int millis) {
    return body.formatted(String.format(Locale.ROOT, "%.3f", millis / 1e3));
  }

  Loadline gate(int millis) {
    Loadline gate = Loadline.target(url).payload(payload(millis)).timeout(Duration.ofSeconds(60));
    return ready.isEmpty() ? gate : gate.ready(wait -> wait.path(ready));
  }
}
