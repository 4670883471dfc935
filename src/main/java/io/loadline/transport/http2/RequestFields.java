package io.loadline.transport.http2;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.transport.RequestHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header fields of a request, in the order in which they are added; the pseudo ones first. */
public final class RequestFields {
  private final List<Header> fields = new ArrayList<>();
  private final Call call;

  /** Begins with method, scheme, path and authority. */
  public RequestFields(Call call, String method, String path) {
    this.call = call;
    add(":method", method);
    add(":scheme", call.target().isSecure() ? "https" : "http");
    add(":path", path);
    add(":authority", call.target().authority());
  }

  /** Adds a field that is ours. */
  public RequestFields add(String name, String value) {
    fields.add(new Header(name, value, false));
    return this;
  }

  /**
   * Adds those that every request carries.
   *
   * @param forbidden headers that the call must not set, in lower case
   */
  public RequestFields addCommon(Phase phase, Set<String> forbidden) {
    RequestHeaders.of(call, phase).stream()
        .filter(header -> !forbidden.contains(header.name().toLowerCase(Locale.ROOT)))
        .forEach(fields::add);
    return this;
  }

  public List<Header> toList() {
    return List.copyOf(fields);
  }
}
