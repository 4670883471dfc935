package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.text.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the cluster complained of, about an object and what belongs to it. */
final class WarningEvents {
  private static final int MOST = 5;

  /** Two controllers at one object; the next try succeeds. */
  private static final String CONFLICT = "the object has been modified";

  private final Cluster cluster;
  private final ReadinessNotes notes;
  private final OwnedResources owned;

  WarningEvents(Cluster cluster, ReadinessNotes notes, OwnedResources owned) {
    this.cluster = cluster;
    this.notes = notes;
    this.owned = owned;
  }

  /** The last warnings, the newest last. */
  List<String> last() {
    Set<String> uids = owned.current().map(KubeObject::uid).collect(Collectors.toSet());
    List<String> all =
        read().stream()
            .map(KubeObject::tree)
            .filter(event -> event.text("type").equals("Warning"))
            .filter(event -> uids.contains(event.text("involvedObject", "uid")))
            .filter(event -> !event.text("message").contains(CONFLICT))
            .sorted(Comparator.comparing(WarningEvents::time))
            .map(WarningEvents::text)
            .distinct()
            .toList();
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }

  private List<KubeObject> read() {
    try {
      return cluster.list(ResourceKind.EVENTS, owned.object().namespace(), Map.of());
    } catch (ApiException e) {
      if (e.isForbidden()) {
        notes.forbidden(e);
      }
      return List.of();
    }
  }

  private static String time(JsonTree event) {
    String last = event.text("lastTimestamp");
    return last.isEmpty() ? event.text("eventTime") : last;
  }

  private static String text(JsonTree event) {
    JsonTree about = event.at("involvedObject");
    String message = OneLine.of(event.text("message"));
    return "%s %s: %s: %s"
        .formatted(about.text("kind"), about.text("name"), event.text("reason"), message);
  }
}
