package io.loadline.ready;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.Exchange;
import io.loadline.transport.http2.Dialogue;
import io.loadline.transport.http2.Http2Transport;
import java.util.List;

/** Probes over HTTP/2, by the very transport that will carry the load; gRPC is asked likewise. */
final class Http2Prober implements Prober {
  private final Http2Transport transport = Http2Transport.create(1);
  private final Target target;

  Http2Prober(Target target) {
    this.target = target;
  }

  @Override
  public Reply send(Ask ask) throws InterruptedException {
    Call call = call(ask);
    return switch (ask.method()) {
      case Ask.MODEL_READY, Ask.MODEL_INFER -> {
        GrpcHeard heard = GrpcHeard.of(call, ask.method());
        yield send(call, heard.dialogue(), heard);
      }
      default -> {
        Http2Heard heard = new Http2Heard(call);
        yield send(call, heard, heard);
      }
    };
  }

  private Call call(Ask ask) {
    Payload payload = ask.payload();
    return new Call(
            new Target(ask.url(), target.virtualHost(), target.tls()),
            ask.method(),
            ask.headers(),
            payload == null ? List.of() : List.of(payload),
            ask.timeout(),
            List.of())
        .over(Protocol.HTTP_2);
  }

  private Reply send(Call call, Dialogue dialogue, Heard heard) throws InterruptedException {
    OneRequest one = new OneRequest(call.timeout());
    transport.saying(asked -> dialogue).drive(call, 1, one);
    if (one.wasInterrupted()) {
      throw new InterruptedException();
    }
    return heard.reply().orElseGet(() -> failed(one.exchange()));
  }

  private static Reply failed(Exchange exchange) {
    Failure failure =
        switch (exchange.outcome()) {
          case CONNECT_FAILED ->
              exchange.detail().startsWith("unknown host") ? Failure.UNKNOWN_HOST : Failure.REFUSED;
          case TIMEOUT -> Failure.TIMEOUT;
          case MALFORMED -> Failure.NOT_HTTP;
          default -> Failure.CLOSED;
        };
    return new Failed(failure, exchange.detail());
  }

  @Override
  public void close() {
    transport.close();
  }
}
