package io.loadline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNonFinite;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

/** Writes documents. */
final class JsonOutput {
  private static final int MOST_ZEROS = 400;

  private JsonOutput() {}

  static void write(JsonValue value, JsonGenerator out) throws IOException {
    if (value instanceof JsonObject object) {
      out.writeStartObject();
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        out.writeFieldName(member.getKey());
        write(member.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof JsonArray array) {
      out.writeStartArray();
      for (JsonValue element : array.elements()) {
        write(element, out);
      }
      out.writeEndArray();
    } else {
      writeScalar(value, out);
    }
  }

  /** On one line; of what is longer than {@code most} only the start, and dots. */
  static String start(JsonValue value, int most, JsonFactory factory) {
    StartWriter out = new StartWriter(most);
    try (JsonGenerator generator = factory.createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      write(value, generator);
    } catch (StartWriter.FullException e) {
      return out.start();
    } catch (IOException e) {
      throw new UncheckedIOException("a writer to memory cannot fail", e);
    }
    return out.start();
  }

  private static void writeScalar(JsonValue value, JsonGenerator out) throws IOException {
    if (value instanceof JsonString string) {
      out.writeString(string.value());
    } else if (value instanceof JsonNumber number) {
      out.writeNumber(text(number.value()));
    } else if (value instanceof JsonNonFinite number) {
      out.writeRawValue(Double.toString(number.value()));
    } else if (value instanceof JsonBoolean bool) {
      out.writeBoolean(bool.value());
    } else {
      out.writeNull();
    }
  }

  /** In full, but for numbers of which that would be a text of nothing but zeros. */
  private static String text(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_ZEROS
        ? number.toPlainString()
        : number.toString();
  }

  /** Keeps the start of a text, and ends the writing of what is longer. */
  private static final class StartWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int most;

    /** What is kept is complete. */
    static final class FullException extends IOException {
      private static final long serialVersionUID = 1;
    }

    StartWriter(int most) {
      this.most = most;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
      text.append(chars, from, Math.min(length, most + 1 - text.length()));
      if (text.length() > most) {
        throw new FullException();
      }
    }

    /** What was written; of a longer text the first {@code most} characters and dots. */
    String start() {
      return text.length() <= most ? text.toString() : text.substring(0, most) + "...";
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
