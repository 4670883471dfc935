package io.loadline.plan;

/** How an answer comes, which decides what can be measured of it. */
public enum AnswerKind {
  /** In one piece: all that counts is when its last byte is there. */
  WHOLE,
  /** OpenAI's token stream: server-sent events, a piece of text in each. */
  TOKEN_STREAM
}
