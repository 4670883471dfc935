package io.loadline.transport.answer;

/** Where in the JSON of an event a value stands, as far as that matters. */
enum JsonPlace {
  /** A list around it: some servers write errors so. */
  LIST,
  ROOT,
  CHOICES,
  CHOICE,
  /** What a chat adds to a choice. */
  DELTA,
  USAGE,
  /** What llama.cpp says of itself. */
  TIMINGS,
  /** What vLLM says of its own time. */
  METRICS,
  LOGPROBS,
  /** A list with one element for each token. */
  LOGPROB_LIST,
  /** Likewise. */
  TOKEN_IDS,
  /** The state of OpenAI's response. */
  RESPONSE,
  /** Why a response is incomplete. */
  DETAILS,
  /** What SGLang says of an answer in its own protocol. */
  META_INFO,
  /** What Anthropic adds to a message. */
  MESSAGE_DELTA,
  ELSEWHERE;

  /** The place of the value of a member, whose key is the bytes from {@code key} to {@code end}. */
  JsonPlace inside(GrowableBytes in, int key, int end) {
    return switch (this) {
      case ROOT -> inRoot(in, key, end);
      case CHOICE -> inChoice(in, key, end);
      case LOGPROBS ->
          in.is(key, end, "content") || in.is(key, end, "tokens") ? LOGPROB_LIST : ELSEWHERE;
      case RESPONSE -> inResponse(in, key, end);
      default -> ELSEWHERE;
    };
  }

  private static JsonPlace inRoot(GrowableBytes in, int key, int end) {
    if (in.is(key, end, "choices")) {
      return CHOICES;
    }
    if (in.is(key, end, "usage")) {
      return USAGE;
    }
    if (in.is(key, end, "timings")) {
      return TIMINGS;
    }
    if (in.is(key, end, "metrics")) {
      return METRICS;
    }
    if (in.is(key, end, "response")) {
      return RESPONSE;
    }
    if (in.is(key, end, "meta_info")) {
      return META_INFO;
    }
    return in.is(key, end, "delta") ? MESSAGE_DELTA : ELSEWHERE;
  }

  private static JsonPlace inChoice(GrowableBytes in, int key, int end) {
    if (in.is(key, end, "delta")) {
      return DELTA;
    }
    if (in.is(key, end, "logprobs")) {
      return LOGPROBS;
    }
    return in.is(key, end, "token_ids") ? TOKEN_IDS : ELSEWHERE;
  }

  private static JsonPlace inResponse(GrowableBytes in, int key, int end) {
    if (in.is(key, end, "metrics")) {
      return METRICS;
    }
    return in.is(key, end, "incomplete_details") ? DETAILS : ELSEWHERE;
  }

  /** The name of the member that is a reason to stop. */
  String reason() {
    return switch (this) {
      case DETAILS -> "reason";
      case MESSAGE_DELTA -> "stop_reason";
      default -> "finish_reason";
    };
  }

  /** The place of an element, where this is that of a list. */
  JsonPlace element() {
    return switch (this) {
      case LIST -> ROOT;
      case CHOICES -> CHOICE;
      default -> ELSEWHERE;
    };
  }
}
