package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.RequestHeaders;
import java.nio.charset.StandardCharsets;

/** Writes a request of HTTP/1.1 up to its body. */
final class EncodedHead {
  private EncodedHead() {}

  /** How far from its end the value of its last header ends. */
  static final int BEHIND_LAST = 4;

  /**
   * Request line, header fields and the empty line.
   *
   * @param length of the body
   * @param tracing where it is on, the last header tells the trace of the phase's first request
   */
  static byte[] of(Call call, Phase phase, int length, Tracing tracing) {
    StringBuilder head = new StringBuilder(256);
    head.append(call.method()).append(' ').append(call.target().pathAndQuery());
    head.append(" HTTP/1.1\r\n");
    field(head, "Host", call.target().authority());
    for (Header header : RequestHeaders.of(call, phase)) {
      field(head, header.name(), header.value());
    }
    if (length > 0 || mayHaveBody(call.method())) {
      field(head, "Content-Length", Integer.toString(length));
    }
    if (tracing.isOn()) {
      field(head, Tracing.HEADER, tracing.header(phase, 0));
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether a server expects to be told the length even of no body (RFC 9110, 8.6). */
  private static boolean mayHaveBody(String method) {
    return switch (method) {
      case "POST", "PUT", "PATCH" -> true;
      default -> false;
    };
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
