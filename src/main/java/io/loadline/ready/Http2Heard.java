package io.loadline.ready;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.ready.Reply.Answered;
import io.loadline.transport.Answer;
import io.loadline.transport.ContentCoding;
import io.loadline.transport.ContentCoding.Decoded;
import io.loadline.transport.http.KeptBody;
import io.loadline.transport.http2.Dialogue;
import io.loadline.transport.http2.Fields;
import io.loadline.transport.http2.HttpDialogue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says what HTTP says, as a probe, and keeps the answer. */
final class Http2Heard implements Dialogue, Heard {
  private final HttpDialogue http;
  private Optional<Reply> reply = Optional.empty();

  Http2Heard(Call call) {
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
  public Answer judge(Fields head, Fields trailers, KeptBody body) {
    Decoded plain = ContentCoding.decode(head.coding(), body.bytes(), body.length(), body.isCut());
    boolean starts = head.jsonPart() >= 0 && head.jsonPart() <= plain.length();
    int length = starts ? (int) head.jsonPart() : plain.length();
    byte[] bytes = Arrays.copyOf(plain.body(), length);
    reply =
        Optional.of(new Answered(head.status(), head.isJson() || starts, bytes, head.location()));
    return Answer.SUCCESS;
  }

  @Override
  public Optional<Reply> reply() {
    return reply;
  }
}
