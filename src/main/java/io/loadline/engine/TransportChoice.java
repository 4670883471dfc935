package io.loadline.engine;

import io.loadline.plan.Call;
import io.loadline.transport.Transport;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;

/** Picks the transport that {@code loadline.transport} names and the call needs. */
public final class TransportChoice {
  private TransportChoice() {}

  public static Transport of(String name, Call call) {
    if (call.target().isGrpc()) {
      return GrpcMethods.transport(call.streams());
    }
    if (call.isHttp2()) {
      return Http2Transport.create(call.streams());
    }
    return overHttp1(name);
  }

  public static Transport overHttp1(String name) {
    return name.equals("jdk") ? new JdkTransport() : NettyTransport.create();
  }
}
