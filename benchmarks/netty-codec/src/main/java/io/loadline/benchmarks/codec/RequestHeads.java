package io.loadline.benchmarks.codec;

import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.transport.Exchange;
import io.loadline.transport.http2.ExchangeProtocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Head and body of each kind of request as Netty's codec wants them, made once and not changed. */
final class RequestHeads {
  /** A request; its body is null where it has none. */
  record Request(Http2Headers head, ByteBuf body) {}

  private final ExchangeProtocol dialogue;
  private final Map<Phase, Request[]> requests = new EnumMap<>(Phase.class);

  RequestHeads(ExchangeProtocol dialogue) {
    this.dialogue = dialogue;
    for (Phase phase : Phase.values()) {
      requests.put(phase, new Request[dialogue.payloads()]);
    }
  }

  Request of(Exchange exchange) {
    Request[] known = requests.get(exchange.phase());
    int payload = (int) (exchange.index() % known.length);
    if (known[payload] == null) {
      known[payload] = make(exchange.phase(), payload);
    }
    return known[payload];
  }

  private Request make(Phase phase, int payload) {
    List<Header> fields = dialogue.fields(phase, payload);
    List<AsciiString> others = new ArrayList<>();
    for (Header field : fields.subList(4, fields.size())) {
      others.add(AsciiString.cached(field.name().toLowerCase(Locale.ROOT)));
      others.add(AsciiString.cached(field.value()));
    }
    Http2Headers head =
        ReadOnlyHttp2Headers.clientHeaders(
            false,
            AsciiString.cached(fields.get(0).value()),
            AsciiString.cached(fields.get(2).value()),
            AsciiString.cached(fields.get(1).value()),
            AsciiString.cached(fields.get(3).value()),
            others.toArray(new AsciiString[0]));
    byte[] body = dialogue.body(payload);
    return new Request(head, body.length == 0 ? null : direct(body));
  }

  private static ByteBuf direct(byte[] bytes) {
    ByteBuf buffer = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    return Unpooled.unreleasableBuffer(buffer.asReadOnly());
  }
}
