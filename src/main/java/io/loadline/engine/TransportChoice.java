package io.loadline.engine;

import io.loadline.plan.Call;
import io.loadline.transport.HeaderSource;
import io.loadline.transport.Transport;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;

/** Picks the transport that {@code loadline.transport} names and the call needs. */
public final class TransportChoice {
  private TransportChoice() {}

  /**
   * The transport of a call.
   *
   * @param credentials sent beside the headers of the call
   */
  public static Transport of(String name, Call call, HeaderSource credentials) {
    if (call.target().isGrpc()) {
      return GrpcMethods.transport(call.streams()).sending(credentials);
    }
    return call.isHttp2()
        ? Http2Transport.create(call.streams()).sending(credentials)
        : overHttp1(name, credentials);
  }

  /** As {@link #of}, for any call over HTTP/1.1. */
  public static Transport overHttp1(String name, HeaderSource credentials) {
    return name.equals("jdk")
        ? new JdkTransport().sending(credentials)
        : NettyTransport.create().sending(credentials);
  }
}
