package io.loadline.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * The golden files: a folder for each fixture, in it a file for each text, which ends with a line
 * break of its own.
 */
final class GoldenFolder {
  /** The system property that writes the files anew. */
  static final String WRITE = "golden.write";

  private static final Path OF_PROJECT = Path.of("src", "test", "resources", "golden");

  private final Path root;
  private final boolean writing;

  /**
   * Golden files.
   *
   * @param writing true to write them anew in place of comparing
   */
  GoldenFolder(Path root, boolean writing) {
    this.root = root;
    this.writing = writing;
  }

  /** Those of the project. */
  static GoldenFolder ofProject() {
    return new GoldenFolder(OF_PROJECT, isWriting(System.getProperty(WRITE), System.getenv()));
  }

  /**
   * Whether the files are written anew.
   *
   * @param property null when it is not set
   * @throws IllegalStateException under CI, where nobody would look at what changed
   */
  static boolean isWriting(String property, Map<String, String> environment) {
    if (property == null || property.equals("false")) {
      return false;
    }
    if (environment.containsKey("CI")) {
      throw new IllegalStateException(
          "-D"
              + WRITE
              + " is refused where CI is set: write the files on your machine, look at"
              + " what changed, and commit it");
    }
    return true;
  }

  /** The names of all folders. */
  Set<String> fixtures() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(each -> each.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Fails with the first line that differs, unless all texts are those of the files. */
  void check(GoldenFixture fixture) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    fixture.texts().get().forEach((file, text) -> texts.put(file, text + "\n"));
    Path folder = root.resolve(fixture.name());
    if (writing) {
      write(folder, texts);
      return;
    }
    Map<String, String> golden = read(folder);
    if (golden.isEmpty()) {
      throw new AssertionFailedError(
          folder + " has no file: write it with -D" + WRITE + " and look at it");
    }
    if (!golden.keySet().equals(texts.keySet())) {
      throw new AssertionFailedError(
          folder
              + " holds "
              + golden.keySet()
              + ", and its fixture makes "
              + texts.keySet()
              + ": write with -D"
              + WRITE
              + ", or find out why");
    }
    for (Map.Entry<String, String> each : golden.entrySet()) {
      compare(folder.resolve(each.getKey()), each.getValue(), texts.get(each.getKey()));
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(name(folder.relativize(file)), Files.readString(file));
      }
    }
    return texts;
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static void write(Path folder, Map<String, String> texts) throws IOException {
    for (String old : read(folder).keySet()) {
      if (!texts.containsKey(old)) {
        Files.delete(folder.resolve(old));
      }
    }
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, each.getValue());
    }
  }

  private static void compare(Path file, String golden, String now) {
    if (golden.equals(now)) {
      return;
    }
    String[] expected = golden.split("\n", -1);
    String[] actual = now.split("\n", -1);
    int line = 0;
    while (line < expected.length && line < actual.length && expected[line].equals(actual[line])) {
      line++;
    }
    throw new AssertionFailedError(
        "%s differs from line %d on (%d lines, now %d):%n  golden  %s%n  now     %s"
            .formatted(
                name(file),
                line + 1,
                expected.length - 1,
                actual.length - 1,
                at(expected, line),
                at(actual, line)),
        golden,
        now);
  }

  private static String at(String[] lines, int line) {
    return line < lines.length ? lines[line] : "(no such line)";
  }
}
