package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Exchange;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.function.Consumer;
import java.util.function.Function;

/** Probes over HTTP/1.1, by the very transport that will carry the load. */
final class HttpProber implements ReadinessProber {
  private final Target target;
  private final TimingSources sources;
  private final ServerTimings timings = new ServerTimings();
  private final Transport transport;
  private final Function<Consumer<ReceivedAnswer>, Transport> heardBy;

  private HttpProber(
      Target target,
      TimingSources sources,
      Transport transport,
      Function<Consumer<ReceivedAnswer>, Transport> heardBy) {
    this.target = target;
    this.sources = sources;
    this.transport = transport;
    this.heardBy = heardBy;
  }

  static HttpProber netty(Target target, HeaderSource credentials) {
    NettyTransport transport = NettyTransport.create().sending(credentials);
    return new HttpProber(target, TimingSources.KNOWN, transport, transport::heardBy);
  }

  static HttpProber jdk(Target target, HeaderSource credentials) {
    JdkTransport transport = new JdkTransport().sending(credentials);
    return new HttpProber(target, TimingSources.KNOWN, transport, transport::heardBy);
  }

  /** The same, the server's own times read there. */
  HttpProber reading(TimingSources other) {
    return new HttpProber(target, other, transport, heardBy);
  }

  @Override
  public ProbeResponse send(ProbeRequest request) throws InterruptedException {
    HttpProbeResponse heard = new HttpProbeResponse();
    OneRequest one = new OneRequest(request.timeout());
    heardBy.apply(heard).drive(request.over(target).timedBy(sources), 1, one);
    // First, since an answer may have come in the moment in which the thread was told to stop.
    Exchange ended = one.ended();
    timings.copyOf(ended.timings());
    return heard.response().orElseGet(() -> UnansweredProbe.of(ended, request.timeout()));
  }

  @Override
  public ServerTimings timings() {
    return timings;
  }

  @Override
  public void close() {
    transport.close();
  }
}
