package io.loadline.baseline;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** Writes a file so that Git shows a run as a line. */
record BaselineWriter(BaselineFile file) {
  /** The file whole, or as it was. Folders that are missing are made. */
  void write(RecordedBaseline baseline) {
    try {
      // what is linked to stays linked
      Path path =
          Files.exists(file.path()) ? file.path().toRealPath() : file.path().toAbsolutePath();
      Path part =
          path.resolveSibling(
              "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      Files.createDirectories(part.getParent());
      try {
        Files.write(part, text(baseline).getBytes(StandardCharsets.UTF_8));
        move(part, path);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw file.refusal(
          "cannot be written (" + BaselineReader.reason(e) + ")",
          "name a file in a folder that can be written to");
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Facts and runs are on a line each; all else that is named is on one, too. */
  static String text(RecordedBaseline baseline) {
    JsonObject document = BaselineJson.of(baseline);
    StringBuilder text = new StringBuilder("{\n");
    document.members().forEach((name, value) -> text.append(member(name, value)).append(",\n"));
    return text.append(member("sum", new JsonString(BaselineJson.sum(document))))
        .append("\n}\n")
        .toString();
  }

  private static String member(String name, JsonValue value) {
    String start = "  " + Json.compact(new JsonString(name)) + ": ";
    if (value instanceof JsonObject object) {
      return start + "{\n    " + members(object, ",\n    ") + "\n  }";
    }
    if (value instanceof JsonArray array) {
      return start
          + array.elements().stream()
              .map(BaselineWriter::line)
              .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }
    return start + Json.compact(value);
  }

  private static String members(JsonObject object, String between) {
    return object.members().entrySet().stream()
        .map(each -> Json.compact(new JsonString(each.getKey())) + ": " + line(each.getValue()))
        .collect(Collectors.joining(between));
  }

  private static String line(JsonValue value) {
    return value instanceof JsonObject object
        ? "{" + members(object, ", ") + "}"
        : Json.compact(value);
  }
}
