package io.loadline.transport.answer;

import java.net.URI;

/** What is known of an event stream by the address that was called, whatever stands before it. */
enum StreamProtocol {
  /** OpenAI's chat and completions. */
  COMPLETIONS("finish_reason and without [DONE]"),
  /** OpenAI's responses. */
  RESPONSES("response.completed"),
  /** Anthropic's messages. */
  MESSAGES("message_stop"),
  /** Nothing: its end is that of the body. */
  UNKNOWN("");

  private final String endMark;

  StreamProtocol(String endMark) {
    this.endMark = endMark;
  }

  static StreamProtocol of(URI url) {
    String path = String.valueOf(url.getRawPath()).replaceFirst("/+$", "");
    if (path.endsWith("/completions")) {
      return COMPLETIONS;
    }
    if (path.endsWith("/responses")) {
      return RESPONSES;
    }
    return path.endsWith("/messages") ? MESSAGES : UNKNOWN;
  }

  /** What a whole stream has at its end. */
  String endMark() {
    return endMark;
  }
}
