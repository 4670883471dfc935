package io.loadline.testkit;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Requests that carry their number, so that a server knows which is which. */
public final class NumberedCalls {
  private static final String START = "{\"number\":";
  private static final String END = "}";

  private NumberedCalls() {}

  /** A call whose i-th request of each phase has the number i as its body. */
  public static Call to(URI url, int requests, Duration timeout) {
    List<Payload> payloads =
        IntStream.range(0, requests)
            .mapToObj(number -> START + number + END)
            .map(n -> of(n))
            .toList();
    return new Call(new Target(url), "POST", List.of(), payloads, timeout, List.of());
  }

  private static Payload of(String body) {
    return Payload.of("inline", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Of a body. */
  public static int number(String body) {
    int start = body.lastIndexOf(START) + START.length();
    return Integer.parseInt(body.substring(start, body.length() - END.length()));
  }

  static boolean isWhole(String request) {
    return request.contains("\r\n\r\n" + START) && request.endsWith(END);
  }

  /** -1 for a request of the warm-up. */
  static int measuredNumber(String request) {
    return request.contains("warmup") ? -1 : number(request);
  }
}
