package io.loadline.config;

import io.loadline.plan.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a request body from where {@code payload} says it is. */
final class PayloadReader {
  private final Path projectDir;
  private final ClassLoader classpath;

  PayloadReader(Path projectDir, ClassLoader classpath) {
    this.projectDir = projectDir;
    this.classpath = classpath;
  }

  Payload read(String text) throws Refusal {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Payload.of("inline", text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = fetch(text.strip());
    if (bytes.length == 0) {
      throw new Refusal("is empty", "put the request body there");
    }
    return Payload.of(text.strip(), bytes);
  }

  /** What a resource or a file holds. */
  byte[] local(String text) throws Refusal {
    if (text.startsWith("classpath:") || text.startsWith("file:")) {
      return fetch(text.strip());
    }
    throw new Refusal("is no file", "write file:.. or classpath:..");
  }

  private byte[] fetch(String text) throws Refusal {
    if (text.startsWith("classpath:")) {
      return resource(text.substring("classpath:".length()).replaceFirst("^/+", ""));
    }
    if (text.startsWith("file:")) {
      return file(text.substring("file:".length()).replaceFirst("^//(?=/)", ""));
    }
    if (text.startsWith("http:") || text.startsWith("https:")) {
      return new PayloadDownload().fetch(text);
    }
    throw new Refusal(
        "is no payload",
        "write classpath:.., file:.., http(s)://.. or the JSON itself, which starts with { or [");
  }

  private byte[] resource(String name) throws Refusal {
    try (InputStream in = classpath.getResourceAsStream(name)) {
      if (in == null) {
        throw new Refusal(
            "there is no " + name + " on the classpath", "put it at src/test/resources/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new Refusal("cannot be read: " + e.getMessage(), "check the resource");
    }
  }

  private byte[] file(String name) throws Refusal {
    try {
      Path path = projectDir.resolve(name).normalize();
      if (!Files.isRegularFile(path)) {
        throw new Refusal(
            "there is no file " + path, "a relative path starts at the project's folder");
      }
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException e) {
      throw new Refusal("cannot be read: " + e.getMessage(), "check the file and its permissions");
    }
  }
}
