package io.loadline;

import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;

/** Picks the transport that {@code loadline.transport} names. */
final class Transports {
  private Transports() {}

  static Transport of(String name) {
    return name.equals("jdk") ? new JdkTransport() : NettyTransport.create();
  }
}
