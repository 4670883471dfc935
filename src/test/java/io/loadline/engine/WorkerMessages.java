package io.loadline.engine;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages in the output of a worker, each frame checked as docs/worker.md says. */
public final class WorkerMessages {
  private final Map<String, List<String>> messages = new LinkedHashMap<>();
  private final StringBuilder part = new StringBuilder();
  private long next = 1;

  /** Reads all lines; those that are no frames are passed over. */
  public static WorkerMessages of(Iterable<String> lines) {
    WorkerMessages reader = new WorkerMessages();
    lines.forEach(reader::read);
    return reader;
  }

  private void read(String line) {
    if (!line.startsWith(WorkerOutput.MARK + " ")) {
      return;
    }
    String[] words = line.split(" ", 6);
    String head = words[1] + " " + words[2] + " " + words[3];
    if (Long.parseLong(words[1]) != next || !words[4].equals(WorkerOutput.crc(head, words[5]))) {
      throw new IllegalStateException("missing or damaged: " + line);
    }
    next++;
    part.append(words[5]);
    String[] count = words[3].split("/", -1);
    if (count[0].equals(count[1])) {
      messages.computeIfAbsent(words[2], kind -> new ArrayList<>()).add(part.toString());
      part.setLength(0);
    }
  }

  /** {@code NOT_READY of 1: why}, or {@code FAILED: why} where it concerns all. */
  List<String> failures() throws FormatException {
    List<String> all = new ArrayList<>();
    for (String each : all("failure")) {
      WorkerMessage.Failure failure = (WorkerMessage.Failure) WorkerMessage.read("failure", each);
      String of = failure.endpoint().map(place -> " of " + place).orElse("");
      all.add(failure.kind() + of + ": " + failure.text());
    }
    return all;
  }

  /** The messages of a kind, in their order. */
  public List<String> all(String kind) {
    return messages.getOrDefault(kind, List.of());
  }
}
