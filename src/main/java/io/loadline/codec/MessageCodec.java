package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Messages of a worker as a word that says of what kind they are, and a line of JSON. */
final class MessageCodec {
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(WorkerMessage.class.getPermittedSubclasses())
          .collect(Collectors.toMap(MessageCodec::kind, Function.identity()));

  private MessageCodec() {}

  /** {@code self-checked} of {@link WorkerMessage.SelfChecked}. */
  static String kind(WorkerMessage message) {
    return kind(message.getClass());
  }

  private static String kind(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** One line of JSON. */
  static String write(WorkerMessage message) {
    return Json.compact(new RecordWriter(new SecretValues.Written()).write((Record) message));
  }

  /**
   * The message that was written.
   *
   * @throws FormatException when it is none of this release
   */
  static WorkerMessage read(String kind, String payload) throws FormatException {
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new FormatException("there are no messages of the kind " + kind);
    }
    try {
      return (WorkerMessage)
          new RecordReader(List.of())
              .read(type.asSubclass(Record.class), VersionedDocument.object(Json.parse(payload)));
    } catch (JsonException e) {
      throw new FormatException("no message, since no JSON: " + e.getMessage(), e);
    }
  }

  /** A document as it stands in a message, where it takes less room. */
  static String packed(String document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(document.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** The document that was packed. */
  static String unpacked(String packed) throws FormatException {
    try (GZIPInputStream bytes =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw new FormatException("a document that cannot be unpacked: " + e, e);
    }
  }
}
