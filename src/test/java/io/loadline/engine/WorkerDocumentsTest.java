package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerDocumentsTest {
  private static final String TEXT = "{\"a\":\"\u03bc\"}".repeat(50);

  private final Path folder;

  WorkerDocumentsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void a_file_is_read_as_it_is() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), TEXT);
    assertThat(WorkerArguments.read(file)).isEqualTo(TEXT);
  }

  @Test
  void parts_are_joined_by_their_numbers_and_unpacked() throws IOException {
    byte[] all = packed();
    for (int part = 0; part < 11; part++) {
      int to = part == 10 ? all.length : 3 * part + 3;
      Files.write(
          folder.resolve("plan.json.gz." + (part + 1)), Arrays.copyOfRange(all, 3 * part, to));
    }
    assertThat(WorkerArguments.read(folder.resolve("plan.json"))).isEqualTo(TEXT);
  }

  @Test
  void a_part_that_is_missing_is_an_error() throws IOException {
    Files.write(folder.resolve("plan.json.gz.1"), Arrays.copyOf(packed(), 20));
    assertThatThrownBy(() -> WorkerArguments.read(folder.resolve("plan.json")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> WorkerArguments.read(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
