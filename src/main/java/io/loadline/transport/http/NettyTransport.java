package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import io.netty.channel.ManualIoEventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1, also over TLS, on Netty: the transport that measures. One request at a time on a
 * connection, never sent twice; redirects are answers. Thread-safe.
 */
public final class NettyTransport implements Transport {
  private static final long OPENING = TimeUnit.SECONDS.toNanos(10);

  private final IoKind kind;
  private final Function<Target, TargetRoute> routes;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private final @Nullable Consumer<ReceivedAnswer> listener;
  private final CheckThread checks = new CheckThread();

  private NettyTransport(IoKind kind) {
    this(kind, target -> TargetRoute.to(target, "http/1.1"));
  }

  NettyTransport(IoKind kind, Function<Target, TargetRoute> routes) {
    this(kind, routes, HeaderSource.NONE, Tracing.OFF, null);
  }

  private NettyTransport(
      IoKind kind,
      Function<Target, TargetRoute> routes,
      HeaderSource credentials,
      Tracing tracing,
      @Nullable Consumer<ReceivedAnswer> listener) {
    this.kind = kind;
    this.routes = routes;
    this.credentials = credentials;
    this.tracing = tracing;
    this.listener = listener;
  }

  /** On epoll where there is one, else on NIO. */
  public static NettyTransport create() {
    return new NettyTransport(IoKind.best());
  }

  /** On NIO, which every system has. */
  public static NettyTransport nio() {
    return new NettyTransport(IoKind.nio());
  }

  /**
   * The same, where somebody hears whole answers: on the loop's thread, before the exchange ends.
   */
  public NettyTransport heardBy(Consumer<ReceivedAnswer> other) {
    return new NettyTransport(kind, routes, credentials, tracing, other);
  }

  /** The same, whose requests carry a credential. */
  public NettyTransport sending(HeaderSource other) {
    return new NettyTransport(kind, routes, other, tracing, listener);
  }

  /** The same, whose requests tell their traces. */
  public NettyTransport tracing(Tracing other) {
    return new NettyTransport(kind, routes, credentials, other, listener);
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    drive(call, Transport.Limits.fixed(connections), pacer);
  }

  @Override
  public void drive(Call call, Transport.Limits limits, Pacer pacer) {
    ReadBuffer reads = new ReadBuffer();
    EncodedRequests requests = new EncodedRequests(call, credentials, tracing);
    TimerSlack slack = TimerSlack.fine();
    try {
      boolean headOnly = "HEAD".equals(call.method());
      AnswerCheck check = new AnswerCheck(call);
      StreamReuse reuse = new StreamReuse();
      ConnectionSettings talk =
          new ConnectionSettings(
              requests, check, call.timings(), headOnly, reuse, new KeepAlive(), listener);
      ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), kind.handlers());
      Dialer dialer = new Dialer(kind, loop, routes.apply(call.target()), reads);
      UnjudgedAnswers unjudged = new UnjudgedAnswers(checks, loop::wakeup, pacer, System::nanoTime);
      SocketCount sockets = new SocketCount();
      HttpLoopConnections connections =
          new HttpLoopConnections(limits, pacer, talk, dialer, unjudged, sockets);
      drive(new PacedLoop(kind, loop, connections, unjudged, sockets), call, pacer);
    } finally {
      slack.restore();
      requests.release();
      reads.release();
    }
  }

  static void drive(PacedLoop paced, Call call, Pacer pacer) {
    try {
      if (pacer.opensAhead()) {
        paced.open(Math.min(OPENING, call.timeout().toNanos()));
      } else {
        paced.openNothing();
      }
      paced.run(pacer);
    } finally {
      paced.close();
    }
  }

  /** Nothing outlives {@link #drive}. */
  @Override
  public void close() {
    // nothing is shared
  }
}
