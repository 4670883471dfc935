package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads request bodies from where an element of {@code payload} says they are. */
final class PayloadReader {
  private static final Pattern LINES = Pattern.compile(".*\\.jsonl");

  private final ContentSource source;

  PayloadReader(ContentSource source) {
    this.source = source;
  }

  /** Whether each line of what is named is a body of its own. */
  static boolean isLines(String text) {
    return !isInline(text) && LINES.matcher(text.strip()).matches();
  }

  private static boolean isInline(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /** One body; the files of a folder by name; or the lines of a JSON-lines file. */
  List<Payload> read(String text) throws SyntaxException {
    if (isInline(text)) {
      return List.of(Payload.of("inline", text.getBytes(StandardCharsets.UTF_8)));
    }
    String name = text.strip();
    if (!ContentSource.isNamed(name)) {
      throw new SyntaxException(
          "is no payload",
          "write classpath:.., file:.., http(s)://.. or the JSON itself, which starts with { or [");
    }
    if (name.endsWith("/") && !name.regionMatches(true, 0, "http", 0, 4)) {
      return folder(name);
    }
    byte[] bytes = fetch(name);
    return isLines(name) ? lines(name, bytes) : List.of(Payload.of(name, bytes));
  }

  private byte[] fetch(String name) throws SyntaxException {
    byte[] bytes = source.fetch(name);
    if (bytes.length == 0) {
      throw new SyntaxException("is empty", "put the request body there");
    }
    return bytes;
  }

  private List<Payload> folder(String name) throws SyntaxException {
    List<Payload> payloads = new ArrayList<>();
    for (String file : source.list(name)) {
      byte[] bytes = source.fetch(name + file);
      if (bytes.length == 0) {
        throw new SyntaxException("the file " + file + " is empty", "put a request body there");
      }
      payloads.add(Payload.of(name + file, bytes));
    }
    return payloads;
  }

  private static List<Payload> lines(String name, byte[] bytes) throws SyntaxException {
    List<Payload> payloads = new ArrayList<>();
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        byte[] body = line.strip().getBytes(StandardCharsets.UTF_8);
        payloads.add(Payload.of(name + " line " + number, body));
      }
    }
    if (payloads.isEmpty()) {
      throw new SyntaxException("is empty", "put a request body on each line");
    }
    return payloads;
  }
}
