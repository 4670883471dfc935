package io.loadline.transport.http2;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.TimingSources;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import io.loadline.transport.http2.ExchangeProtocol.RequestFields;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of a call as HTTP/2 says them, and their answers. */
final class HttpExchangeProtocol implements ExchangeProtocol {
  /** Of a connection of HTTP/1.1; HTTP/2 forbids them. */
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection", "host", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private final Call call;
  private final AnswerCheck check;
  private final boolean headOnly;
  private final @Nullable Consumer<ReceivedAnswer> listener;

  HttpExchangeProtocol(Call call) {
    this(call, null);
  }

  /**
   * As {@link #HttpExchangeProtocol(Call)}, where somebody hears whole answers, none of which is
   * judged.
   */
  HttpExchangeProtocol(Call call, @Nullable Consumer<ReceivedAnswer> listener) {
    this.call = call;
    this.listener = listener;
    this.check = new AnswerCheck(call);
    this.headOnly = call.method().equals("HEAD");
  }

  @Override
  public TimingSources timings() {
    return call.timings();
  }

  @Override
  public int payloads() {
    return Math.max(1, call.payloads().size());
  }

  @Override
  public List<Header> fields(Phase phase, int payload) {
    RequestFields fields =
        new RequestFields(call, call.method(), call.target().pathAndQuery())
            .addCommon(phase, OF_A_CONNECTION);
    int length = body(payload).length;
    if (length > 0) {
      fields.add("content-length", Integer.toString(length));
    }
    return fields.toList();
  }

  @Override
  public byte[] body(int payload) {
    return call.payloads().isEmpty() ? new byte[0] : call.payloads().get(payload).bytes();
  }

  @Override
  public boolean varies(int payload) {
    return !call.payloads().isEmpty() && call.payloads().get(payload).uuids() > 0;
  }

  @Override
  public byte[] body(int payload, Phase phase, long index) {
    return call.payloads().get(payload).of(phase, index).bytes();
  }

  @Override
  public KeptBody room(Exchange exchange) {
    return KeptBody.of(exchange.stream(), exchange.timings(), check);
  }

  @Override
  public void heard(HeaderFields head, KeptBody body) {
    body.begins(head.coding(), head.jsonPart());
    if (listener == null && head.status() / 100 == 2 && head.isEventStream()) {
      body.streams();
    }
  }

  @Override
  public Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body) {
    String mismatch = lengthMismatch(head, body);
    if (!mismatch.isEmpty()) {
      return new Answer(Outcome.MALFORMED, mismatch);
    }
    if (listener == null) {
      return body.judgedBy(check, head.status(), head.type(), head.coding());
    }
    listener.accept(
        new ReceivedAnswer(
            head.status(),
            head.type(),
            head.coding(),
            head.location(),
            body.bytes(),
            body.length(),
            body.isCut(),
            body.jsonPart()));
    return Answer.SUCCESS;
  }

  /** Why the body is not as long as the head says; empty when it is, or nothing is said. */
  private String lengthMismatch(HeaderFields head, KeptBody body) {
    boolean bodiless = headOnly || head.status() == 204 || head.status() == 304;
    return head.contentLength() < 0 || bodiless || head.contentLength() == body.received()
        ? ""
        : "content-length says %d, the body has %d bytes"
            .formatted(head.contentLength(), body.received());
  }

  @Override
  public boolean isCostly(KeptBody body) {
    return listener == null && body.isCostly();
  }
}
