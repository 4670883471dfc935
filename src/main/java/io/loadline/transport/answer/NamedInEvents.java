package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadline.json.JsonScan;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimingSource;
import io.loadline.transport.ServerTimings;
import java.util.List;

/**
 * Looks in events for the times whose places the user names. Only events in which the name at the
 * end of a path stands are read for it.
 */
final class NamedInEvents {
  private final JsonTimings wanted;
  private final List<byte[]> names;
  private final JsonScan scan;

  NamedInEvents(JsonTimings wanted) {
    this.wanted = wanted;
    this.names = wanted.named().stream().map(NamedInEvents::name).toList();
    this.scan = JsonScan.keeping(List.of(), wanted.paths());
  }

  /** The last name on the way; empty where there is none. */
  private static byte[] name(TimingSource source) {
    String last = "";
    for (JsonPath.Step step : source.path().steps()) {
      last = step instanceof JsonPath.Field field ? field.name() : last;
    }
    return last.getBytes(UTF_8);
  }

  /** An event; of several that tell a part, the last counts. */
  void said(GrowableBytes data, ServerTimings into) {
    if (!mayTell(data)) {
      return;
    }
    scan.begin();
    scan.add(data.array(), 0, data.length());
    scan.end();
    if (scan.isValid()) {
      wanted.tell(scan, 0, into);
    }
  }

  private boolean mayTell(GrowableBytes data) {
    for (int i = 0; i < names.size(); i++) {
      if (data.contains(names.get(i))) {
        return true;
      }
    }
    return false;
  }
}
