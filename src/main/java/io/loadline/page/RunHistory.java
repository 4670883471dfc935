package io.loadline.page;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a small file for each run of each gate, which outlives builds. Several processes
 * may add to it at once. A file of it that cannot be read is left out, and left where it is.
 *
 * @param root {@code loadline.history}
 * @param kept how many runs of a gate stay; those that began first go
 */
record RunHistory(Path root, int kept) {
  /** Of a gate that runs ten times a day, two weeks. */
  static final int KEPT = 150;

  private static final String END = ".json";
  private static final int LONGEST_NAME = 150;

  /** With as many runs of a gate as are kept. */
  static RunHistory in(Path root) {
    return new RunHistory(root, KEPT);
  }

  /**
   * Adds a run; one that began at the same instant is replaced.
   *
   * @throws IOException when the folder cannot be written
   */
  void add(PastRun run) throws IOException {
    Path folder = Files.createDirectories(folder(run.gate()));
    String name = run.at().replaceAll("[^0-9TZ.]", "") + END;
    Path part = folder.resolve(name + "." + ProcessHandle.current().pid() + ".part");
    Files.writeString(part, Json.write(run.json()));
    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    List<Path> files = files(folder);
    for (Path old : files.subList(0, Math.max(0, files.size() - kept))) {
      Files.deleteIfExists(old);
    }
  }

  /** The runs of a gate, in the order in which they began; empty when there is none. */
  List<PastRun> of(String gate) throws IOException {
    List<PastRun> runs = new ArrayList<>();
    for (Path file : files(folder(gate))) {
      read(file).filter(run -> run.gate().equals(gate)).ifPresent(runs::add);
    }
    return runs;
  }

  private static Optional<PastRun> read(Path file) throws IOException {
    try {
      return Optional.of(PastRun.read(new JsonTree(Json.parse(Files.readAllBytes(file)))));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private Path folder(String gate) {
    String safe = gate.replaceAll("[^\\p{L}\\p{N}._$() +-]", "_").replaceAll("^\\.+|[. ]+$", "_");
    return root.resolve(safe.substring(0, Math.min(safe.length(), LONGEST_NAME)));
  }

  /** Only such as {@link #add} writes; by name, which is by time. */
  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches("\\d{8}T[0-9.]+Z\\.json"))
          .sorted()
          .toList();
    }
  }
}
