package io.loadline.transport.answer;

import io.loadline.plan.KnownTiming;
import java.net.URI;
import java.util.List;

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

  /** Which servers' own timings stand in answers at the address, if there are any. */
  List<KnownTiming> timings() {
    return switch (this) {
      case COMPLETIONS, RESPONSES -> List.of(KnownTiming.VLLM_METRICS, KnownTiming.LLAMA_TIMINGS);
      case MESSAGES, UNKNOWN -> List.of();
    };
  }

  /** What a whole stream has at its end. */
  String endMark() {
    return endMark;
  }
}
