package io.loadline.transport.http;

import io.loadline.plan.TimingSources;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a loop say and expect to hear.
 *
 * @param timings where the server's own times are read
 * @param headOnly whether answers have no body, as those to HEAD
 * @param reuse whether a connection may carry another request
 * @param keepAlive for how long
 * @param listener hears whole answers; null for nobody
 */
record ConnectionSettings(
    EncodedRequests requests,
    AnswerCheck check,
    TimingSources timings,
    boolean headOnly,
    StreamReuse reuse,
    KeepAlive keepAlive,
    @Nullable Consumer<ReceivedAnswer> listener) {
  /** Room for the answers to one exchange after the other. */
  KeptBody room(Exchange exchange) {
    return KeptBody.of(exchange.stream(), exchange.timings(), check);
  }

  Answer judge(ResponseHead head, KeptBody body) {
    if (listener != null) {
      listener.accept(head.with(body));
    }
    return body.judgedBy(check, head.status(), head.fields().type(), head.fields().coding());
  }

  /** Whether it takes so long to find out that another thread does it; never where one listens. */
  boolean judgesElsewhere(KeptBody body) {
    return listener == null && body.isCostly();
  }
}
