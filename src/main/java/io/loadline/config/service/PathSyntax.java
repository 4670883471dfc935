package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code outputs[0].data}; any other name in brackets and quotes: {@code ["a b"][0]}. */
final class PathSyntax {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.?(?<name>[A-Za-z0-9_$-]+)|\\[(?<index>\\d{1,9})]|\\[(?<quoted>\"([^\"\\\\]|\\\\.)*\")]");

  private PathSyntax() {}

  static JsonPath parse(String text) throws SyntaxException {
    List<JsonPath.Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length()) {
      matcher.region(end, text.length());
      if (!matcher.lookingAt() || isJoinedBadly(matcher, end)) {
        throw malformed(text, end);
      }
      steps.add(step(matcher));
      end = matcher.end();
    }
    if (steps.isEmpty()) {
      throw new SyntaxException("has no path", "write one such as outputs[0].data=[1,1]");
    }
    return new JsonPath(steps);
  }

  /** A name needs a dot before it, except at the start. */
  private static boolean isJoinedBadly(Matcher matcher, int start) {
    return matcher.group("name") != null && (start == 0) == matcher.group().startsWith(".");
  }

  private static JsonPath.Step step(Matcher matcher) throws SyntaxException {
    if (matcher.group("name") != null) {
      return new JsonPath.Field(matcher.group("name"));
    }
    if (matcher.group("index") != null) {
      return new JsonPath.Index(Integer.parseInt(matcher.group("index")));
    }
    return new JsonPath.Field(unquote(matcher.group("quoted")));
  }

  private static String unquote(String quoted) throws SyntaxException {
    try {
      return ((JsonString) Json.parse(quoted)).value();
    } catch (JsonException e) {
      throw new SyntaxException(
          quoted + " is no JSON string", "escape \" and \\ by a \\ before them");
    }
  }

  private static SyntaxException malformed(String text, int at) {
    return new SyntaxException(
        "the path \"" + text + "\" cannot be read from character " + (at + 1) + " on",
        "write names joined by ., elements as [0], any other name as [\"a b\"]");
  }
}
