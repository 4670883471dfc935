package io.loadline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Text to {@link JsonValue} and back. Thread-safe. */
public final class Json {
  /**
   * Of a text; the 32 MiB that payloads may have, in base64, and more than is kept of an answer.
   */
  private static final int LONGEST_TEXT = 44 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  private Json() {}

  public static JsonValue parse(String text) throws JsonException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * One whole document, nothing after it.
   *
   * @throws JsonException when the text is no JSON; the message says where and why
   */
  public static JsonValue parse(byte[] text) throws JsonException {
    return parse(text, 0, text.length);
  }

  /** As {@link #parse(byte[])}, of {@code length} bytes from {@code offset} on. */
  public static JsonValue parse(byte[] text, int offset, int length) throws JsonException {
    try (JsonParser parser = FACTORY.createParser(text, offset, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException("empty text is no JSON");
      }
      JsonValue value = read(parser, first);
      if (parser.nextToken() != null) {
        throw new JsonException("text after the end of the JSON document");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new JsonException(reason(e));
    } catch (NumberFormatException e) {
      // of an exponent that no BigDecimal has, 1e9999999999 say
      throw new JsonException("a number beyond all that can be calculated with");
    } catch (IOException e) {
      throw new JsonException(String.valueOf(e.getMessage()));
    }
  }

  private static String reason(JsonProcessingException e) {
    String what =
        String.valueOf(e.getOriginalMessage())
            .lines()
            .findFirst()
            .orElse("")
            // Names a setting of the parser, which no user can reach.
            .replaceAll(", from `[^`]*`", "");
    JsonLocation at = e.getLocation();
    return at == null
        ? what
        : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  /** Indented, with a line break at the end. */
  public static String write(JsonValue value) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return write(value, printer) + "\n";
  }

  /** On one line, without blanks. */
  public static String compact(JsonValue value) {
    return write(value, new MinimalPrettyPrinter());
  }

  /** As {@link #compact(JsonValue)}, but of what is longer than {@code most} only the start. */
  public static String start(JsonValue value, int most) {
    return JsonOutput.start(value, most, FACTORY);
  }

  private static String write(JsonValue value, PrettyPrinter printer) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer);
      JsonOutput.write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter cannot fail", e);
    }
    return out.toString();
  }

  private static JsonValue read(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      default -> new JsonNull();
    };
  }

  private static JsonObject readObject(JsonParser parser) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, read(parser, parser.nextToken()));
    }
    return new JsonObject(members);
  }

  private static JsonArray readArray(JsonParser parser) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(read(parser, token));
    }
    return new JsonArray(elements);
  }

  /** A text that is no JSON. */
  public static final class JsonException extends Exception {
    JsonException(String message) {
      super(message);
    }
  }
}
