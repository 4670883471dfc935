package io.loadline.baseline;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.text.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file, and refuses what nobody should rely on. */
record BaselineReader(BaselineFile file) {
  private static final String ANEW = "record it anew by " + BaselineFile.RESTART_ARGUMENTS;

  static final String RESTORE = "restore it from Git, or " + ANEW;

  /** What Git leaves where both sides changed; a line of nothing but the sign, or with a name. */
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|\\|{7}|={7}|>{7})( .*)?");

  /** Far more than {@link RecordedBaseline#MOST_RUNS} runs take. */
  private static final long MOST_BYTES = 1 << 20;

  Optional<RecordedBaseline> read() {
    byte[] bytes;
    try {
      if (Files.isDirectory(file.path())) {
        throw file.refusal("is a folder, not the file of a baseline", "name a file in it");
      }
      if (Files.size(file.path()) > MOST_BYTES) {
        throw file.refusal(
            "is longer than any baseline is (" + Files.size(file.path()) + " bytes)",
            "name the file of a baseline");
      }
      bytes = Files.readAllBytes(file.path());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw file.refusal(
          "cannot be read (" + reason(e) + ")", "name a file that whoever runs the tests may read");
    }
    return Optional.of(read(bytes));
  }

  static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "there is no right to"
        : OneLine.of(e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private RecordedBaseline read(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.stream().allMatch(String::isBlank)) {
      throw file.refusal("is empty", RESTORE);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (CONFLICT.matcher(lines.get(i)).matches()) {
        throw conflict(i + 1, lines.get(i));
      }
    }
    try {
      JsonValue value = Json.parse(bytes);
      if (value instanceof JsonObject object && new JsonTree(object).isPresent("format")) {
        return baseline(object);
      }
    } catch (JsonException e) {
      throw file.refusal("is no JSON, or only a part of it: " + e.getMessage(), RESTORE);
    }
    throw file.refusal(
        "is JSON, but no baseline of Loadline: it has no format", "name the file of a baseline");
  }

  private InvalidConfigurationException conflict(int number, String line) {
    return file.refusal(
        "line %d is a conflict of a merge in Git (%s): two branches recorded it, and runs of both make no baseline"
            .formatted(number, OneLine.of(line)),
        "take one side whole (git checkout --ours or --theirs " + file.shown() + "), or " + ANEW);
  }

  private RecordedBaseline baseline(JsonObject object) {
    JsonTree tree = new JsonTree(object);
    long format = tree.number(-1, "format");
    if (format < BaselineJson.FORMAT) {
      throw file.refusal(
          "is no baseline of Loadline: there is no format " + OneLine.of(tree.text("format")),
          ANEW);
    }
    if (format > BaselineJson.FORMAT) {
      throw file.refusal(
          "was written by a newer Loadline: its format is %d, and this one reads %d"
              .formatted(format, BaselineJson.FORMAT),
          "use that Loadline here, too, or " + ANEW);
    }
    String sum = BaselineJson.sum(object);
    if (!tree.text("sum").equals(sum)) {
      throw file.refusal(
          "was edited by hand, or merged line by line: its sum is %s, and that of its content %s"
              .formatted(OneLine.of(tree.text("sum")), sum),
          RESTORE);
    }
    return new BaselineContent(file, tree).read();
  }
}
