package io.loadline.benchmarks.codec;

import io.loadline.plan.Call;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyLoop;
import io.loadline.transport.http2.ExchangeProtocol;
import java.util.function.Function;

/** HTTP/2 without TLS by Netty's codec, on Loadline's loop, with Loadline's pacer and checks. */
final class NettyCodecTransport implements Transport {
  private final int streams;
  private final Function<Call, ExchangeProtocol> dialogues;

  NettyCodecTransport(int streams, Function<Call, ExchangeProtocol> dialogues) {
    this.streams = streams;
    this.dialogues = dialogues;
  }

  @Override
  public String name() {
    return NettyLoop.name() + "-codec-http2";
  }

  @Override
  public void drive(Call call, int inFlight, Pacer pacer) {
    int connections = (inFlight + streams - 1) / streams;
    NettyLoop.drive(
        call,
        pacer,
        bootstrap ->
            new NettyCodecLane(
                inFlight, connections, call.target(), dialogues.apply(call), bootstrap, pacer));
  }

  @Override
  public void close() {
    // nothing is shared
  }
}
