package io.loadline.transport.grpc;

import io.loadline.transport.Transport;
import io.loadline.transport.http.ClosedLoopMain;
import io.loadline.transport.http2.Http2Transport;
import java.util.List;

/**
 * Not a test: how many health checks a second one loop completes, and what one costs. Arguments:
 * {@code grpc://host:port/x}, requests in flight, seconds, streams a connection.
 */
public final class GrpcLoopMain {
  private GrpcLoopMain() {}

  /** Prints one line. */
  public static void main(String[] args) {
    GrpcCall health =
        GrpcCall.unary(
            "/grpc.health.v1.Health/Check", List.of(new byte[0]), new OpenInference.InferDecoder());
    try (Transport transport =
        Http2Transport.create(Integer.parseInt(args[3]))
            .saying(call -> new GrpcExchangeProtocol(call, health))) {
      ClosedLoopMain.measure(transport, args);
    }
  }
}
