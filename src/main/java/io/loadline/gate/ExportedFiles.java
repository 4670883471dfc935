package io.loadline.gate;

import io.loadline.ci.CiReports;
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
import java.util.function.Function;

/**
 * A result in the formats of other tools, beside its result.json.
 *
 * @param formats the ids of those that are wanted
 */
record ExportedFiles(Set<String> formats) {
  private static final String METRICS = "openmetrics.txt";

  /** All there are. */
  private static final List<Kind> KINDS = kinds();

  ExportedFiles {
    formats = Set.copyOf(formats);
  }

  /**
   * A format.
   *
   * @param file the name of its file
   * @param places of a gate, below its folder, each with the result that is written there
   * @param text empty where there is nothing to write
   */
  private record Kind(
      String id,
      String file,
      Function<ResultDocument, Map<String, ResultDocument>> places,
      Function<ResultDocument, String> text) {
    static Kind of(ExportFormat format) {
      return new Kind(format.id(), format.file(), format::places, format::text);
    }
  }

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>(Arrays.stream(ExportFormat.values()).map(Kind::of).toList());
    kinds.add(
        2, new Kind("openmetrics", METRICS, gate -> Map.of(METRICS, gate), CiReports::openMetrics));
    return List.copyOf(kinds);
  }

  /** The ids of all there are. */
  static List<String> all() {
    return KINDS.stream().map(Kind::id).toList();
  }

  /** Whether a file has the name of one. */
  static boolean isOne(Path file) {
    return KINDS.stream().anyMatch(each -> file.endsWith(each.file));
  }

  /**
   * Writes what is wanted, and removes what an earlier run has left in these places: nothing beside
   * a result.json is of another one.
   *
   * @param folder of the gate
   * @return what was written
   */
  List<Path> write(Path folder, ResultDocument gate) throws IOException {
    for (Kind each : KINDS) {
      for (String place : each.places.apply(gate).keySet()) {
        Files.deleteIfExists(within(folder, place));
      }
    }
    return add(folder, gate);
  }

  /** Writes what is wanted beside what is there. */
  List<Path> add(Path folder, ResultDocument gate) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Kind each : KINDS) {
      if (formats.contains(each.id)) {
        for (Map.Entry<String, ResultDocument> place : each.places.apply(gate).entrySet()) {
          String text = each.text.apply(place.getValue());
          if (!text.isEmpty()) {
            Path file = within(folder, place.getKey());
            written.add(ResultFiles.write(file.resolveSibling(""), each.file, text));
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
