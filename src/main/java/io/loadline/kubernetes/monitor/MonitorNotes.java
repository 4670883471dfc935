package io.loadline.kubernetes.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What could not be done, each sentence once. Thread-safe. */
final class MonitorNotes {
  private final Set<String> all = new LinkedHashSet<>();

  synchronized void add(String note) {
    all.add(note);
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }
}
