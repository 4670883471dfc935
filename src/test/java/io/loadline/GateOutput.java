package io.loadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** All that came out of a fixture: events, what was printed, files. */
public record GateOutput(EngineExecutionResults results, Supplier<String> printed, Path outputDir) {
  public Events tests() {
    return results.testEvents();
  }

  public String console() {
    return printed.get();
  }

  /** Why tests, and containers, that did not end well did not, in the order in which they ran. */
  public List<Throwable> errors() {
    return results
        .allEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  /** Why the only test that did not end well did not. */
  Throwable error() {
    List<Throwable> errors = errors();
    if (errors.size() != 1) {
      throw new AssertionError("one error expected, not " + errors + "\n" + console());
    }
    return errors.get(0);
  }

  String message() {
    return String.valueOf(error().getMessage());
  }

  /** Published report entries of all tests. */
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    tests()
        .reportingEntryPublished()
        .map(event -> event.getRequiredPayload(ReportEntry.class))
        .forEach(entry -> entries.putAll(entry.getKeyValuePairs()));
    return entries;
  }

  /** Published files and directories. */
  List<Path> attachments() {
    return tests()
        .fileEntryPublished()
        .map(event -> event.getRequiredPayload(FileEntry.class).getPath())
        .toList();
  }

  /** The text of result.json in the folder {@code class/method}. */
  String json(Class<?> fixture, String method) {
    return text(outputDir.resolve("results").resolve(fixture.getName()).resolve(method));
  }

  private static String text(Path folder) {
    try {
      return Files.readString(folder.resolve("result.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file that was written, result.json or published, with its text. */
  Map<Path, String> files() {
    try (Stream<Path> all = Files.walk(outputDir)) {
      Map<Path, String> texts = new LinkedHashMap<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(file, Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
