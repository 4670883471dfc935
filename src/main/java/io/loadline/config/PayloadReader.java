package io.loadline.config;

import io.loadline.plan.Payload;
import java.nio.charset.StandardCharsets;

/** Reads a request body from where {@code payload} says it is. */
final class PayloadReader {
  private final Source source;

  PayloadReader(Source source) {
    this.source = source;
  }

  Payload read(String text) throws Refusal {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Payload.of("inline", text.getBytes(StandardCharsets.UTF_8));
    }
    if (!Source.isNamed(text.strip())) {
      throw new Refusal(
          "is no payload",
          "write classpath:.., file:.., http(s)://.. or the JSON itself, which starts with { or [");
    }
    byte[] bytes = source.fetch(text.strip());
    if (bytes.length == 0) {
      throw new Refusal("is empty", "put the request body there");
    }
    return Payload.of(text.strip(), bytes);
  }
}
