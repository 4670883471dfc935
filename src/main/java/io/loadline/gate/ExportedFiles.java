package io.loadline.gate;

import io.loadline.document.ResultDocument;
import io.loadline.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A result in the formats of other tools, beside its result.json.
 *
 * @param formats the ids of those that are wanted
 */
record ExportedFiles(Set<String> formats) {
  ExportedFiles {
    formats = Set.copyOf(formats);
  }

  /** The ids of all there are. */
  static List<String> all() {
    return Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toList();
  }

  /** Whether a file has the name of one. */
  static boolean isOne(Path file) {
    return Arrays.stream(ExportFormat.values()).anyMatch(each -> file.endsWith(each.file()));
  }

  /**
   * Writes what is wanted, and removes what an earlier run has left in these places: nothing beside
   * a result.json is of another one.
   *
   * @param folder of the gate
   * @return what was written
   */
  List<Path> write(Path folder, ResultDocument gate) throws IOException {
    for (ExportFormat each : ExportFormat.values()) {
      for (String place : each.places(gate).keySet()) {
        Files.deleteIfExists(within(folder, place));
      }
    }
    return add(folder, gate);
  }

  /** Writes what is wanted beside what is there. */
  List<Path> add(Path folder, ResultDocument gate) throws IOException {
    List<Path> written = new ArrayList<>();
    for (ExportFormat each : ExportFormat.values()) {
      if (formats.contains(each.id())) {
        for (Map.Entry<String, ResultDocument> place : each.places(gate).entrySet()) {
          String text = each.text(place.getValue());
          if (!text.isEmpty()) {
            Path file = within(folder, place.getKey());
            written.add(ResultFiles.write(file.resolveSibling(""), each.file(), text));
          }
        }
      }
    }
    return written;
  }

  /** A result.json of foreign origin may name any place. */
  private static Path within(Path folder, String place) throws IOException {
    Path file = folder.resolve(place).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException(place + " is not below " + folder);
    }
    return file;
  }
}
