package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of a kubeconfig, as it is written. */
record KubeconfigFile(Path path, JsonTree tree) {
  /** Of the YAML parser: what is wrong and where; what it quotes may be a secret. */
  private static final Pattern PLACE =
      Pattern.compile("(?m)^(\\S.*?)[:\\s]*\\n in reader, line (\\d+), column (\\d+)");

  private static final Pattern JSON_PLACE =
      Pattern.compile("\\n at \\[.*line: (\\d+), column: (\\d+)]");

  private static final List<String> LISTS = List.of("clusters", "users", "contexts");

  /**
   * Reads it.
   *
   * @throws NotReadyException when it is no file that can be read, no YAML, or its lists are none
   */
  static KubeconfigFile read(Path path) {
    JsonTree tree = parse(path, text(path));
    boolean mapping = tree.value() instanceof JsonObject || !tree.isPresent();
    if (!mapping) {
      throw broken(path, "it is no mapping of apiVersion, kind, clusters, users and contexts");
    }
    for (String list : LISTS) {
      if (tree.isPresent(list) && !(tree.at(list).value() instanceof JsonArray)) {
        throw broken(path, "the key " + list + " is no list");
      }
    }
    return new KubeconfigFile(path, tree);
  }

  private static String text(Path path) {
    if (!Files.isRegularFile(path)) {
      throw broken(path, "it is no regular file");
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw broken(path, "it is no text in UTF-8");
    } catch (AccessDeniedException e) {
      throw broken(path, "this account may not read it");
    } catch (IOException e) {
      throw broken(path, OneLine.of(String.valueOf(e.getMessage())));
    }
  }

  private static JsonTree parse(Path path, String text) {
    try {
      String json = new KubernetesSerialization().convertToJson(text);
      return json.isBlank() ? new JsonTree(new JsonNull()) : new JsonTree(Json.parse(json));
    } catch (JsonException e) {
      throw broken(path, "it is no YAML: " + e.getMessage());
    } catch (RuntimeException e) {
      // The parsers' own exceptions are of libraries that fabric8 hides.
      Throwable root = e.getCause() == null ? e : e.getCause();
      throw broken(path, why(String.valueOf(root.getMessage())));
    }
  }

  private static String why(String message) {
    Matcher json = JSON_PLACE.matcher(message);
    if (json.find()) {
      return "it begins like JSON, and is none: line "
          + json.group(1)
          + ", column "
          + json.group(2);
    }
    Matcher place = PLACE.matcher(message);
    String why = "it is no YAML that can be read";
    while (place.find()) {
      why =
          "it is no YAML: line %s, column %s: %s"
              .formatted(place.group(2), place.group(3), OneLine.of(place.group(1)));
    }
    return why;
  }

  private static NotReadyException broken(Path path, String why) {
    return new NotReadyException(
        """
        the kubeconfig cannot be used: %1$s: %2$s
          do       correct the file; kubectl --kubeconfig %1$s config view"""
            .formatted(path, why));
  }
}
