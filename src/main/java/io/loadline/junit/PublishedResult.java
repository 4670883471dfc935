package io.loadline.junit;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.platform.commons.JUnitException;

/**
 * The copy of result.json, and of what is made of it, in JUnit's own output folder. That folder
 * outlives a build without clean, and JUnit 5.12 refuses to publish into what is there already: an
 * earlier copy makes room.
 */
public final class PublishedResult {
  private static final String NAME = "loadline";

  private PublishedResult() {}

  /**
   * Publishes files, at the same places below the published folder as below their own.
   *
   * @param publisher {@code ExtensionContext::publishDirectory}
   * @param folder their own
   */
  public static void publish(
      BiConsumer<String, ThrowingConsumer<Path>> publisher, Path folder, List<Path> files) {
    publish(
        publisher,
        to -> {
          for (Path file : files) {
            Path copy = to.resolve(folder.relativize(file).toString());
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(file, copy, REPLACE_EXISTING);
          }
        });
  }

  /**
   * Prints by what lines CI systems find files in the output of a test.
   *
   * @param wanted empty where they are printed only for a CI system that reads them
   */
  public static void announce(List<Path> files, Optional<Boolean> wanted, PrintStream out) {
    AttachmentLines.ofThisProcess().of(files, wanted).forEach(out::println);
  }

  private static void publish(
      BiConsumer<String, ThrowingConsumer<Path>> publisher, ThrowingConsumer<Path> copy) {
    try {
      publisher.accept(NAME, copy);
    } catch (JUnitException e) {
      if (!(e.getCause() instanceof FileAlreadyExistsException existing)) {
        throw e;
      }
      remove(Path.of(existing.getFile()));
      publisher.accept(NAME, copy);
    }
  }

  private static void remove(Path earlier) {
    try (Stream<Path> all = Files.walk(earlier)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace the earlier result in " + earlier, e);
    }
  }
}
