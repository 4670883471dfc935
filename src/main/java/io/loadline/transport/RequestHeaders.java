package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import java.util.List;
import java.util.stream.Stream;

/** The header fields that every request carries, over whichever transport and protocol. */
public final class RequestHeaders {
  private RequestHeaders() {}

  /** Who we are, the phase, and the call's own without its credential; in this order. */
  public static List<Header> of(Call call, Phase phase) {
    return Stream.concat(
            Stream.of(
                new Header(UserAgent.HEADER, UserAgent.VALUE, false),
                new Header(Phase.HEADER, phase.id(), false)),
            call.headers().stream())
        .toList();
  }
}
