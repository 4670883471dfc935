package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import java.util.List;

/**
 * What {@code expect} can say of a token stream: its status, and its text, which has the path that
 * it has in the answer of the same call without {@code "stream": true}.
 */
final class StreamExpectations {
  private static final JsonPath CHAT =
      new JsonPath(
          List.of(new Field("choices"), new Index(0), new Field("message"), new Field("content")));
  private static final JsonPath COMPLETION =
      new JsonPath(List.of(new Field("choices"), new Index(0), new Field("text")));

  private final SettingValues values;

  StreamExpectations(SettingValues values) {
    this.values = values;
  }

  /** Reports what a token stream cannot be held against. */
  void check(Call call) {
    boolean chat = call.target().url().getRawPath().endsWith("/chat/completions");
    JsonPath text = chat ? CHAT : COMPLETION;
    for (Expectation expectation : call.expectations()) {
      try {
        check(expectation, text);
      } catch (SyntaxException refusal) {
        values.refuse(Attribute.EXPECT, refusal.rule(), refusal.fix());
      }
    }
  }

  private static void check(Expectation expectation, JsonPath text) throws SyntaxException {
    if (expectation instanceof Expectation.Exists exists) {
      checkPath(exists.path(), text);
    } else if (expectation instanceof Expectation.Matches matches) {
      checkPath(matches.path(), text);
    } else if (expectation instanceof Expectation.Near near) {
      checkPath(near.path(), text);
      throw new SyntaxException(
          "compares " + text + " with a number, and it is a text",
          "write " + text + "=\"..\" or " + text + "~=regex");
    } else if (expectation instanceof Expectation.NoNan) {
      throw new SyntaxException(
          "looks for numbers, and of a token stream only the text is read", "drop no-nan");
    } else if (expectation instanceof Expectation.Equal equal) {
      checkPath(equal.path(), text);
      checkValue(equal.json(), text);
    }
  }

  private static void checkPath(JsonPath path, JsonPath text) throws SyntaxException {
    if (!path.equals(text)) {
      throw new SyntaxException(
          "looks at " + path + ", and of a token stream only the text of the first choice is read",
          "write %1$s=\"..\", %1$s~=regex or %1$s exists, beside status=..".formatted(text));
    }
  }

  private static void checkValue(String json, JsonPath text) throws SyntaxException {
    if (!isText(json)) {
      throw new SyntaxException(
          "the value " + json + " is no text, as " + text + " is",
          "write a text in quotes: " + text + "=\"..\"");
    }
  }

  private static boolean isText(String json) {
    try {
      return Json.parse(json) instanceof JsonString;
    } catch (JsonException e) {
      return false;
    }
  }
}
