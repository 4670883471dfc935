package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How an answer comes, which decides what can be measured of it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AnswerKind {
  /** In one piece: all that counts is when its last byte is there. */
  WHOLE,
  /** OpenAI's token stream: server-sent events, a piece of text in each. */
  TOKEN_STREAM,
  /** Any number of messages of gRPC, one after the other. */
  MESSAGE_STREAM;

  /** Whether an answer has more than one moment that counts. */
  public boolean isStreamed() {
    return this != WHOLE;
  }
}
