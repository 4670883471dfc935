package io.loadline.transport.http2;

import io.loadline.plan.Call;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.http.SocketLoop;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * HTTP/2 without TLS, by prior knowledge, on the same loops as HTTP/1.1. A request is never sent
 * twice; redirects are answers. Thread-safe.
 */
public final class Http2Transport implements Transport {
  private final SocketLoop loop;
  private final int streams;
  private final Function<Call, ExchangeProtocol> dialogues;
  private final HeaderSource credentials;
  private final Tracing tracing;

  private Http2Transport(
      SocketLoop loop,
      int streams,
      Function<Call, ExchangeProtocol> dialogues,
      HeaderSource credentials,
      Tracing tracing) {
    if (streams < 1) {
      throw new IllegalArgumentException("streams must be >= 1, not " + streams);
    }
    this.loop = loop;
    this.streams = streams;
    this.dialogues = dialogues;
    this.credentials = credentials;
    this.tracing = tracing;
  }

  /**
   * On epoll where there is one, else on NIO.
   *
   * @param streams how many requests share a connection, at least 1; the server may allow fewer
   */
  public static Http2Transport create(int streams) {
    return new Http2Transport(
        SocketLoop.best(), streams, HttpExchangeProtocol::new, HeaderSource.NONE, Tracing.OFF);
  }

  /** As {@link #create}, on NIO, which every system has. */
  public static Http2Transport nio(int streams) {
    return new Http2Transport(
        SocketLoop.nio(), streams, HttpExchangeProtocol::new, HeaderSource.NONE, Tracing.OFF);
  }

  /** The same, saying something else on its streams. */
  public Http2Transport saying(Function<Call, ExchangeProtocol> other) {
    return new Http2Transport(loop, streams, other, credentials, tracing);
  }

  /** The same, whose requests carry a credential. */
  public Http2Transport sending(HeaderSource other) {
    return new Http2Transport(loop, streams, dialogues, other, tracing);
  }

  /** The same, whose requests tell their traces. */
  public Http2Transport tracing(Tracing other) {
    return new Http2Transport(loop, streams, dialogues, credentials, other);
  }

  /**
   * The same, where somebody hears whole answers: on the loop's thread, before the exchange ends.
   */
  public Http2Transport heardBy(Consumer<ReceivedAnswer> listener) {
    return saying(call -> new HttpExchangeProtocol(call, listener));
  }

  @Override
  public String name() {
    return loop.name() + "-h2";
  }

  @Override
  public void drive(Call call, int inFlight, Pacer pacer) {
    ExchangeProtocol dialogue = dialogues.apply(call);
    int places = (inFlight + streams - 1) / streams;
    loop.drive(
        call,
        pacer,
        (sockets, unjudged) -> {
          RequestTemplates templates = new RequestTemplates(dialogue, credentials, tracing);
          var pool = new Http2ConnectionPool(places, dialogue, templates, sockets);
          return new Http2LoopConnections(inFlight, pacer, pool, unjudged);
        });
  }

  /** Nothing outlives {@link #drive}. */
  @Override
  public void close() {
    // nothing is shared
  }
}
