package io.loadline.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A small file of the kernel; what cannot be read is empty. */
final class SystemFile {
  private SystemFile() {}

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  static Optional<String> firstLine(Path file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  /** The number after {@code key} and a blank. */
  static OptionalLong number(Path file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length()).strip())
        .filter(SystemFile::isNumber)
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  static boolean isNumber(String text) {
    return text.matches("-?\\d{1,18}");
  }
}
