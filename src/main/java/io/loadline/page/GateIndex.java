package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.SharedFile;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The list of all gates whose results lie below a folder. Each gate of a build writes it anew when
 * it is over; several processes may do so at once. A file beside it keeps what it shows of each, so
 * that a result.json, which may be large, is read once.
 *
 * @param root the folder; a gate's own is one or two levels below
 * @param since when the build began; what was written before is of an earlier one
 */
record GateIndex(Path root, Instant since) {
  /** Where the rows are kept. Its lock is that of the list as well. */
  static final String KEPT = ".index.json";

  /**
   * Writes it.
   *
   * @param folder of the gate that is over
   * @param past as in {@link ListedGate}
   * @throws IOException when it cannot be written
   */
  Path write(Path folder, ResultDocument result, Map<String, List<Double>> past)
      throws IOException {
    String own = path(folder);
    SharedFile.change(
        root.resolve(KEPT),
        kept -> {
          Map<String, ListedGate> known = read(kept.read());
          ResultFileState state = ResultFileState.of(folder.resolve(ResultDocument.FILE));
          known.put(own, ListedGate.of(own, state, result, past));
          List<ListedGate> gates = new ArrayList<>();
          for (Path each : folders()) {
            addGate(each, known, gates);
          }
          kept.replace(json(gates));
          replace(new IndexPage(gates, since).text());
        });
    return root.resolve(Page.FILE);
  }

  /** Empty where a process died while it wrote: then each result is read once more. */
  private static Map<String, ListedGate> read(byte[] kept) {
    Map<String, ListedGate> known = new HashMap<>();
    if (kept.length > 0) {
      try {
        for (JsonTree each : new JsonTree(Json.parse(kept)).list("gates")) {
          ListedGate gate = ListedGate.read(each);
          known.put(gate.path(), gate);
        }
      } catch (JsonException e) {
        known.clear();
      }
    }
    return known;
  }

  private static byte[] json(List<ListedGate> gates) {
    JsonValue rows = new JsonArray(gates.stream().map(it -> (JsonValue) it.json()).toList());
    return Json.write(new JsonObject(Map.of("gates", rows))).getBytes(StandardCharsets.UTF_8);
  }

  /** Those that hold the result of a gate; that of an endpoint lies below one. */
  private List<Path> folders() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path each : below(root)) {
      if (isResult(each)) {
        found.add(each);
      } else {
        below(each).stream().filter(GateIndex::isResult).forEach(found::add);
      }
    }
    return found;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static boolean isResult(Path folder) {
    return Files.exists(folder.resolve(ResultDocument.FILE));
  }

  /** Nothing where it is no result, or has gone in the meantime. */
  private void addGate(Path folder, Map<String, ListedGate> known, List<ListedGate> gates)
      throws IOException {
    try {
      ResultFileState state = ResultFileState.of(folder.resolve(ResultDocument.FILE));
      ListedGate before = known.get(path(folder));
      gates.add(before != null && before.file().equals(state) ? before : read(folder, state));
    } catch (JsonException | NoSuchFileException e) {
      return;
    }
  }

  private ListedGate read(Path folder, ResultFileState state) throws IOException, JsonException {
    byte[] text = Files.readAllBytes(folder.resolve(ResultDocument.FILE));
    ResultDocument result = new ResultDocument(new JsonTree(Json.parse(text)), 1, List.of());
    return ListedGate.of(path(folder), state, result, Map.of());
  }

  private String path(Path folder) {
    return root.relativize(folder).toString().replace('\\', '/');
  }

  private void replace(String page) throws IOException {
    Path part = root.resolve(Page.FILE + ".part");
    Files.writeString(part, page);
    Files.move(part, root.resolve(Page.FILE), StandardCopyOption.REPLACE_EXISTING);
  }
}
