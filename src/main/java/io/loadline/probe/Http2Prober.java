package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.transport.Exchange;
import io.loadline.transport.grpc.GrpcProbe;
import io.loadline.transport.http2.Dialogue;
import io.loadline.transport.http2.Http2Transport;
import java.util.List;
import java.util.Optional;

/** Probes over HTTP/2, by the very transport that will carry the load; gRPC is asked likewise. */
final class Http2Prober implements Prober {
  private final Http2Transport transport = Http2Transport.create(1);
  private final Target target;
  private final List<Expectation> expectations;
  private final Describer describer;

  Http2Prober(Call call) {
    this.target = call.target();
    this.expectations = call.expectations();
    this.describer = new Describer(call, this::send);
  }

  @Override
  public Reply send(Ask ask) throws InterruptedException {
    return switch (ask.method()) {
      case Ask.MODEL_READY -> grpc(ask, List.of());
      case Ask.MODEL_INFER -> grpc(ask, expectations);
      default -> {
        Call call = call(ask, List.of());
        Http2Heard heard = new Http2Heard(call);
        yield send(call, heard, heard);
      }
    };
  }

  private Reply grpc(Ask ask, List<Expectation> expected) throws InterruptedException {
    if (describer.known().isUndescribed()) {
      Optional<Reply> trouble = describer.describe(call(ask, List.of()));
      if (trouble.isPresent()) {
        return trouble.get();
      }
    }
    Call call = call(ask, expected);
    GrpcHeard heard = GrpcHeard.of(described(call), ask.method());
    return send(call, heard.dialogue(), heard);
  }

  private Reply send(Call call, GrpcProbe question) throws InterruptedException {
    return send(call, question, GrpcHeard.of(question));
  }

  @Override
  public Call described(Call call) {
    Call known = describer.known();
    return call.describedBy(known.descriptors(), known.answer());
  }

  private Call call(Ask ask, List<Expectation> expected) {
    return ask.over(target, expected).over(Protocol.HTTP_2);
  }

  private Reply send(Call call, Dialogue dialogue, Heard heard) throws InterruptedException {
    OneRequest one = new OneRequest(call.timeout());
    transport.saying(asked -> dialogue).drive(call, 1, one);
    Exchange ended = one.ended();
    return heard.reply().orElseGet(() -> Failures.of(ended, call.timeout()));
  }

  @Override
  public void close() {
    transport.close();
  }
}
