package io.loadline.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A document of a worker: a file, or what {@code NAME.gz.1}, {@code NAME.gz.2} and so on are
 * together once they are unpacked, since an object of a cluster holds less than 1 MiB.
 */
final class DocumentFile {
  private DocumentFile() {}

  /** Its text. */
  static String read(Path file) throws IOException {
    Path first = part(file, 1);
    return Files.exists(first) && !Files.exists(file) ? unpacked(file) : Files.readString(file);
  }

  private static String unpacked(Path file) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int number = 1; Files.exists(part(file, number)); number++) {
      packed.writeBytes(Files.readAllBytes(part(file, number)));
    }
    try (GZIPInputStream text =
        new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path part(Path file, int number) {
    return file.resolveSibling(file.getFileName() + ".gz." + number);
  }
}
