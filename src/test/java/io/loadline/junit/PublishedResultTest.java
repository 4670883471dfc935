package io.loadline.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;

class PublishedResultTest {
  private final Path folder;

  PublishedResultTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_copy_is_published() throws IOException {
    PublishedResult.publish(this::asJunit512, folder.resolve("new"), List.of(result()));

    assertThat(folder.resolve("loadline/result.json")).hasContent("new");
  }

  @Test
  void the_copy_of_an_earlier_build_is_replaced_on_JUnit_5_12() throws IOException {
    earlier();

    PublishedResult.publish(this::asJunit512, folder.resolve("new"), List.of(result()));

    assertThat(folder.resolve("loadline/result.json")).hasContent("new");
  }

  @Test
  void the_copy_of_an_earlier_build_is_replaced_on_JUnit_6() throws IOException {
    earlier();

    PublishedResult.publish(this::asJunit6, folder.resolve("new"), List.of(result()));

    assertThat(folder.resolve("loadline/result.json")).hasContent("new");
  }

  @Test
  void results_of_endpoints_keep_their_places_and_replace_earlier_ones() throws IOException {
    earlier();
    Files.createDirectory(folder.resolve("loadline/iris"));
    Files.writeString(folder.resolve("loadline/iris/result.json"), "old");
    Path own = Files.createDirectories(folder.resolve("own/iris"));
    Path all = Files.writeString(folder.resolve("own/result.json"), "all");
    Path iris = Files.writeString(own.resolve("result.json"), "new");

    PublishedResult.publish(this::asJunit512, folder.resolve("own"), List.of(all, iris));

    assertThat(folder.resolve("loadline/result.json")).hasContent("all");
    assertThat(folder.resolve("loadline/iris/result.json")).hasContent("new");
  }

  @Test
  void files_that_are_no_longer_made_are_gone_on_JUnit_5_12() throws IOException {
    earlier();
    Files.writeString(folder.resolve("loadline/intervals.csv"), "old");

    PublishedResult.publish(this::asJunit512, folder.resolve("new"), List.of(result()));

    assertThat(folder.resolve("loadline")).isDirectoryNotContaining("glob:**.csv");
  }

  private Path result() throws IOException {
    Files.createDirectory(folder.resolve("new"));
    return Files.writeString(folder.resolve("new/result.json"), "new");
  }

  private void earlier() throws IOException {
    Files.createDirectory(folder.resolve("loadline"));
    Files.writeString(folder.resolve("loadline/result.json"), "old");
  }

  private void asJunit512(String name, ThrowingConsumer<Path> writer) {
    publish(name, writer, Files::createDirectory);
  }

  private void asJunit6(String name, ThrowingConsumer<Path> writer) {
    publish(name, writer, Files::createDirectories);
  }

  private void publish(String name, ThrowingConsumer<Path> writer, Making making) {
    try {
      writer.accept(making.make(folder.resolve(name)));
    } catch (Throwable e) {
      throw new JUnitException("Failed to publish path", e);
    }
  }

  private interface Making {
    Path make(Path path) throws IOException;
  }
}
