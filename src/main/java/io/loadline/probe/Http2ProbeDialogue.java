package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.http2.ExchangeProtocol;
import io.loadline.transport.http2.HeaderFields;
import io.loadline.transport.http2.HttpDialogue;
import java.util.List;
import java.util.Optional;

/** Says what HTTP says, as a probe, and keeps the answer. */
final class Http2ProbeDialogue implements ExchangeProtocol {
  private final HttpDialogue http;
  private final HttpProbeResponse kept = new HttpProbeResponse();

  Http2ProbeDialogue(Call call) {
    this.http = new HttpDialogue(call);
  }

  @Override
  public int payloads() {
    return http.payloads();
  }

  @Override
  public List<Header> fields(Phase phase, int payload) {
    return http.fields(Phase.PROBE, payload);
  }

  @Override
  public byte[] body(int payload) {
    return http.body(payload);
  }

  @Override
  public void heard(HeaderFields head, KeptBody body) {
    body.begins(head.coding(), head.jsonPart());
  }

  @Override
  public Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body) {
    String mismatch = http.lengthMismatch(head, body);
    if (!mismatch.isEmpty()) {
      return new Answer(Outcome.MALFORMED, mismatch);
    }
    kept.received(
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

  /** Empty when there was no whole answer. */
  Optional<ProbeResponse> response() {
    return kept.response();
  }
}
