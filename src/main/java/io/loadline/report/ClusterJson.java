package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TunnelOverhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured in a cluster: members of {@code target}, and what happened to it. */
final class ClusterJson {
  private ClusterJson() {}

  /** The members of {@code target} beside the URL. */
  static void addTarget(JsonMembers fields, ClusterResult cluster) {
    fields
        .text("path", cluster.path().id())
        .text("address", cluster.address())
        .text("context", cluster.context())
        .value("before", identity(cluster.before()))
        .value("after", identity(cluster.after()))
        .value("tunnel", tunnel(cluster.tunnel()));
  }

  /** What happened to the service; adds nothing for one in no cluster. */
  static void addInterferences(JsonMembers fields, @Nullable ClusterResult cluster) {
    if (cluster != null) {
      fields.list("interferences", cluster.interferences(), ClusterJson::interference);
    }
  }

  private static JsonValue interference(Interference one) {
    return new JsonMembers()
        .text("kind", one.kind().id())
        .figure("second", one.second())
        .text("what", one.what())
        .value("scaling", new JsonBoolean(one.scaling()))
        .toObject();
  }

  private static JsonValue identity(@Nullable ServiceIdentity identity) {
    return identity == null
        ? new JsonNull()
        : new JsonMembers()
            .text("kind", identity.kind())
            .text("namespace", identity.namespace())
            .text("name", identity.name())
            .text("uid", identity.uid())
            .integer("generation", identity.generation())
            .text("mode", identity.mode())
            .text("runtime", identity.runtime())
            .text("protocol", identity.protocol())
            .list("components", identity.components(), ClusterJson::component)
            .text("tag", identity.tag())
            .text("revision", identity.revision())
            .toObject();
  }

  private static JsonValue component(ServiceComponent component) {
    JsonMembers fields =
        new JsonMembers().text("name", component.name()).text("revision", component.revision());
    if (component.trafficPercent() >= 0) {
      fields.integer("trafficPercent", component.trafficPercent());
    } else {
      fields.value("trafficPercent", new JsonNull());
    }
    return fields
        .text("storageUri", component.storageUri())
        .list("pods", component.pods(), ClusterJson::pod)
        .toObject();
  }

  private static JsonValue pod(PodFacts pod) {
    return new JsonMembers()
        .text("name", pod.name())
        .text("uid", pod.uid())
        .text("node", pod.node())
        .integer("restarts", pod.restarts())
        .value("ready", new JsonBoolean(pod.ready()))
        .list("images", entries(pod.images()), each -> entry("container", "image", each))
        .list("limits", entries(pod.limits()), each -> entry("of", "limit", each))
        .toObject();
  }

  /** Always in the same order. */
  private static List<Map.Entry<String, String>> entries(Map<String, String> map) {
    return new ArrayList<>(new TreeMap<>(map).entrySet());
  }

  private static JsonValue entry(String key, String value, Map.Entry<String, String> entry) {
    return new JsonMembers().text(key, entry.getKey()).text(value, entry.getValue()).toObject();
  }

  private static JsonValue tunnel(@Nullable TunnelOverhead tunnel) {
    if (tunnel == null) {
      return new JsonNull();
    }
    JsonMembers fields = new JsonMembers();
    overhead(fields, "overhead_p50", tunnel.overheadP50Nanos());
    overhead(fields, "overhead_p99", tunnel.overheadP99Nanos());
    return fields.integer("reconnects", tunnel.reconnects()).toObject();
  }

  private static void overhead(JsonMembers fields, String name, long nanos) {
    if (nanos < 0) {
      fields.value(name, new JsonNull());
    } else {
      fields.millis(name, nanos);
    }
  }
}
