package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what {@code classpath:}, {@code file:} and {@code http(s):} name. */
public final class ContentSource {
  private final Path projectDir;
  private final ClassLoader classpath;

  public ContentSource(Path projectDir, ClassLoader classpath) {
    this.projectDir = projectDir;
    this.classpath = classpath;
  }

  public static boolean isNamed(String text) {
    return text.matches("(?s)(classpath|file|(?i:https?)):.*");
  }

  /** What a resource or a file holds. */
  public byte[] local(String text) throws SyntaxException {
    if (text.startsWith("classpath:") || text.startsWith("file:")) {
      return fetch(text.strip());
    }
    throw new SyntaxException("is no file", "write file:.. or classpath:..");
  }

  public byte[] fetch(String text) throws SyntaxException {
    if (text.startsWith("classpath:")) {
      return resource(resourceName(text));
    }
    return text.startsWith("file:") ? file(path(text)) : new PayloadDownload().fetch(text);
  }

  /** The names of the files in a folder, sorted; hidden ones and folders are left out. */
  List<String> list(String folder) throws SyntaxException {
    Path path = folder.startsWith("file:") ? path(folder) : resourceFolder(resourceName(folder));
    try (Stream<Path> files = Files.list(path)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        throw new SyntaxException(
            "the folder " + path + " has no files", "put a request body there");
      }
      return names;
    } catch (IOException e) {
      throw new SyntaxException(
          "there is no folder " + path, "a relative path starts at the project's folder");
    }
  }

  private Path resourceFolder(String name) throws SyntaxException {
    URL url = classpath.getResource(name);
    if (url == null) {
      throw new SyntaxException(
          "there is no folder " + name + " on the classpath",
          "put it at src/test/resources/" + name);
    }
    if (!url.getProtocol().equals("file")) {
      throw new SyntaxException(
          "is a folder inside of a jar, which cannot be listed", "name each of its files");
    }
    return Path.of(URI.create(url.toString()));
  }

  private static String resourceName(String text) {
    return text.substring("classpath:".length()).replaceFirst("^/+", "");
  }

  /** Where {@code file:..} is. */
  public Path path(String text) throws SyntaxException {
    try {
      String name = text.substring("file:".length()).replaceFirst("^//(?=/)", "");
      return projectDir.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new SyntaxException(
          "cannot be read: " + e.getMessage(), "check the file and its permissions");
    }
  }

  private byte[] resource(String name) throws SyntaxException {
    try (InputStream in = classpath.getResourceAsStream(name)) {
      if (in == null) {
        throw new SyntaxException(
            "there is no " + name + " on the classpath", "put it at src/test/resources/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new SyntaxException("cannot be read: " + e.getMessage(), "check the resource");
    }
  }

  private static byte[] file(Path path) throws SyntaxException {
    try {
      if (!Files.isRegularFile(path)) {
        throw new SyntaxException(
            "there is no file " + path, "a relative path starts at the project's folder");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SyntaxException(
          "cannot be read: " + e.getMessage(), "check the file and its permissions");
    }
  }
}
