package io.loadline.transport.http2;

import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.transport.Answer;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.answer.KeptBody;
import java.util.List;

/** What is said on a stream and what is expected to be heard: HTTP itself, or gRPC on top of it. */
public interface ExchangeProtocol {
  /** How many different payloads there are; at least 1. */
  int payloads();

  /**
   * The request's fields without the credential, pseudo-headers first. Asked once for each phase
   * and payload, and again when the credential is another.
   */
  List<Header> fields(Phase phase, int payload);

  /** The request's body; empty for none. Asked once for each phase and payload. */
  byte[] body(int payload);

  /** Whether the body differs from request to request; its length does not. */
  default boolean varies(int payload) {
    return false;
  }

  /** The body of one request, where it {@link #varies}. */
  default byte[] body(int payload, Phase phase, long index) {
    return body(payload);
  }

  /**
   * Room for the answers to one exchange after the other.
   *
   * @param stamps of the exchange, for those who look at answers as they come
   */
  default KeptBody room(StreamStamps stamps) {
    return new KeptBody(KeptBody.CEILING);
  }

  /** The head of an answer has come, its body has not. */
  default void heard(HeaderFields head, KeptBody body) {
    // most bodies are looked at when they are whole
  }

  /**
   * Judges a whole answer.
   *
   * @param trailers {@link HeaderFields#NONE} when there were none
   */
  Answer judge(HeaderFields head, HeaderFields trailers, KeptBody body);

  /**
   * As {@link #judge(HeaderFields, Fields, KeptBody)}, of an answer in a phase of the run.
   *
   * @param trailers {@link HeaderFields#NONE} when there were none
   */
  default Answer judge(Phase phase, HeaderFields head, HeaderFields trailers, KeptBody body) {
    return judge(head, trailers, body);
  }

  /**
   * Whether judging may take long, so that another thread should do it. Then {@link #judge} is
   * called by that thread, while this one uses the dialogue for other answers.
   */
  default boolean isCostly(KeptBody body) {
    return false;
  }
}
