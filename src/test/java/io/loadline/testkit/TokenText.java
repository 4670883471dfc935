package io.loadline.testkit;

import java.util.List;

/** Token streams as servers write them. */
public final class TokenText {
  public static final String DONE = data("[DONE]");

  private TokenText() {}

  /** One event. */
  public static String data(String json) {
    return "data: " + json + "\n\n";
  }

  /** What llama.cpp says first: a role, and no text. */
  public static String role() {
    return data(
        "{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"role\":\"assistant\","
            + "\"content\":null}}],\"created\":1795514070,\"object\":\"chat.completion.chunk\"}");
  }

  /** An event of a chat with a piece of text, which is written into JSON as it is. */
  public static String chat(String piece) {
    return data(
        "{\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"content\":\""
            + piece
            + "\"}}],\"created\":1795514070,\"object\":\"chat.completion.chunk\"}");
  }

  /** The last event of a chat that has a choice. */
  public static String finish() {
    return reason("length");
  }

  /** The same with another reason. */
  public static String reason(String reason) {
    return data("{\"choices\":[{\"finish_reason\":\"" + reason + "\",\"index\":0,\"delta\":{}}]}");
  }

  /** The event that {@code include_usage} asks for. */
  public static String usage(long tokens) {
    return data(
        "{\"choices\":[],\"usage\":{\"completion_tokens\":"
            + tokens
            + ",\"prompt_tokens\":31,\"total_tokens\":"
            + (31 + tokens)
            + "},\"timings\":{\"predicted_n\":"
            + tokens
            + "}}");
  }

  /** Such an event with llama.cpp's timings, or vLLM's metrics: {@code "timings":{..}}. */
  public static String usageWith(String timings) {
    return data("{\"choices\":[],\"usage\":{\"completion_tokens\":1}," + timings + "}");
  }

  /** A healthy chat: a role, the pieces, a reason to end, usage, and the end. */
  public static String healthy(List<String> pieces) {
    StringBuilder text = new StringBuilder(role());
    pieces.forEach(piece -> text.append(chat(piece)));
    return text.append(finish()).append(usage(pieces.size())).append(DONE).toString();
  }
}
