package io.loadline.plan;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What is called; Iter8 writes the names of latencies differently for each.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum MetricNaming {
  HTTP("http/"),
  GRPC(
      "grpc/",
      new Word("latency-", "latency/"),
      new Word("ttft-", "first-message/"),
      new Word("itl-", "message-gap/"),
      new Word("output-tokens-per-second", "messages-per-second")),
  /** Of a part of its time that the server tells itself, over whatever protocol. */
  SERVER("server/");

  private final String prefix;

  @SuppressWarnings("ImmutableEnumChecker") // what List.of gives is immutable
  private final List<Word> words;

  MetricNaming(String prefix, Word... words) {
    this.prefix = prefix;
    this.words = List.of(words);
  }

  /** Whether a metric's name is of this provider. */
  boolean isOf(String name) {
    return name.startsWith(prefix);
  }

  String write(String id) {
    String written = id;
    for (Word word : words) {
      written = replaced(written, word.http(), word.own());
    }
    return prefix + written;
  }

  /** As HTTP writes it. */
  String read(String name) {
    String read = name.substring(prefix.length());
    for (Word word : words) {
      read = replaced(read, word.own(), word.http());
    }
    return read;
  }

  private static String replaced(String text, String start, String other) {
    return text.startsWith(start) ? other + text.substring(start.length()) : text;
  }

  /** What a provider calls what HTTP calls something else. */
  private record Word(String http, String own) {}
}
