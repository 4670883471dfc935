package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a good request is, as the member {@code goodput} of tokens or messages tells. */
final class GoodputText {
  private GoodputText() {}

  /**
   * The limits on one request, in ms, by what they are on.
   *
   * @param root of one address; there are none where it names no goodput
   */
  static Map<String, Double> limits(JsonTree root) {
    JsonTree tokens = root.at("tokens", "goodput");
    JsonTree messages = root.at("messages", "goodput");
    Map<String, Double> limits = new LinkedHashMap<>();
    add(limits, "first token", tokens, "ttftLimit");
    add(limits, "time per output token", tokens, "tpotLimit");
    add(limits, "first message", messages, "ttftLimit");
    add(limits, "time per message", messages, "tpotLimit");
    add(limits, "whole answer", tokens.isPresent() ? tokens : messages, "e2eLimit");
    return limits;
  }

  private static void add(Map<String, Double> limits, String what, JsonTree from, String name) {
    from.figure(name).ifPresent(limit -> limits.put(what, limit));
  }

  private static String withoutFirst(JsonTree root) {
    long tokens = root.number(0, "tokens", "withoutText");
    String without = tokens > 0 ? "text" : "a message";
    long count = tokens + root.number(0, "messages", "withoutMessage");
    String text = " An answer without %s (%d here) is judged by its whole time alone.";
    return count == 0 ? "" : text.formatted(without, count);
  }

  /** {@code A good request succeeds with its first token within 100 ms.}; empty where unknown. */
  static String meaning(JsonTree root) {
    Map<String, Double> limits = limits(root);
    StringBuilder text = new StringBuilder();
    limits.forEach(
        (what, limit) ->
            text.append(text.length() == 0 ? "" : ", ")
                .append(what)
                .append(" at most ")
                .append(FigureText.tick(limit)));
    return limits.isEmpty()
        ? ""
        : "Good is a request that succeeds and keeps: " + text + "." + withoutFirst(root);
  }
}
