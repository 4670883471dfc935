package io.loadline.transport.grpc;

import io.loadline.plan.Call;
import io.loadline.transport.http2.ExchangeProtocol;

/** What a call over gRPC says and hears, for the benchmarks of other packages. */
public final class InferCalls {
  private InferCalls() {}

  public static ExchangeProtocol of(Call call) {
    return GrpcMethods.dialogue(call);
  }
}
