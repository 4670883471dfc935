package io.loadline.testkit;

import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The part of a {@link FakeCluster} that lets objects be made, and scripts the log of a pod. */
public final class FakeObjects implements Cluster.OwnObjects {
  private final FakeCluster cluster;
  private final List<String> asked = new ArrayList<>();
  private final Map<String, ApiException> refused = new LinkedHashMap<>();
  private final Deque<Supplier<List<String>>> logs = new ArrayDeque<>();
  private final Set<String> lost = new HashSet<>();
  private String lacking = "";
  private Consumer<KubeObject> onCreate = made -> {};
  private Consumer<ResourceKind> onList = kind -> {};
  private Consumer<Duration> onSilence = time -> {};
  private Runnable onNotFound = () -> {};
  private int number;

  FakeObjects(FakeCluster cluster) {
    this.cluster = cluster;
  }

  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Refuses what begins so, until {@link #refusingNothing}. */
  public FakeObjects refusing(String what, ApiException.Kind kind, String message) {
    refused.put(what, new ApiException(kind, what + " in namespace ns", message));
    return this;
  }

  public FakeObjects refusingNothing() {
    refused.clear();
    return this;
  }

  /** Does what begins so, and loses the answer once. */
  public FakeObjects losingAnswer(String what) {
    lost.add(what);
    return this;
  }

  public FakeObjects onCreate(Consumer<KubeObject> what) {
    onCreate = what;
    return this;
  }

  public FakeObjects onList(Consumer<ResourceKind> what) {
    onList = what;
    return this;
  }

  /** Does something after an object that is to be annotated was not there. */
  public FakeObjects onNotFound(Runnable what) {
    onNotFound = what;
    return this;
  }

  /** Is told how long a stream is waited for that says nothing. */
  public FakeObjects onSilence(Consumer<Duration> what) {
    onSilence = what;
    return this;
  }

  /** What the next stream says before its end; the last one is given again and again. */
  public FakeObjects log(Supplier<List<String>> lines) {
    logs.add(lines);
    return this;
  }

  /** Knows no such member of a spec, and leaves it out of what is made, as an older one does. */
  public FakeObjects lackingOfSpec(String member) {
    lacking = member;
    return this;
  }

  private JsonValue known(JsonObject object) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    if (members.get("spec") instanceof JsonObject spec) {
      Map<String, JsonValue> left = new LinkedHashMap<>(spec.members());
      left.remove(lacking);
      members.put("spec", new JsonObject(left));
    }
    return new JsonObject(members);
  }

  private void ask(ResourceKind resource, String what) {
    asked.add(what);
    cluster.check(resource, what);
    refused.forEach(
        (begin, exception) -> {
          if (what.startsWith(begin)) {
            throw exception;
          }
        });
  }

  private void answer(String what) {
    if (lost.removeIf(what::startsWith)) {
      throw new ApiException(ApiException.Kind.AWAY, what, "Connection reset");
    }
  }

  @Override
  public Optional<KubeObject> create(ResourceKind resource, String namespace, JsonObject object) {
    String name = new JsonTree(object).text("metadata", "name");
    String what = "create " + resource.fullName() + " " + name;
    ask(resource, what);
    if (cluster.all(resource, namespace).anyMatch(each -> each.name().equals(name))) {
      return Optional.empty();
    }
    number++;
    KubeObject made = changed(resource, known(object), "uid", "uid-" + number);
    made = changed(resource, made.tree().value(), "resourceVersion", "1");
    cluster.with(resource, Json.compact(made.tree().value()));
    onCreate.accept(made);
    answer(what);
    return Optional.of(made);
  }

  private static KubeObject changed(
      ResourceKind resource, JsonValue object, String name, String value) {
    Map<String, JsonValue> members = new LinkedHashMap<>(((JsonObject) object).members());
    Map<String, JsonValue> metadata =
        new LinkedHashMap<>(((JsonObject) new JsonTree(object).at("metadata").value()).members());
    metadata.put(name, new JsonString(value));
    members.put("metadata", new JsonObject(metadata));
    return new KubeObject(resource, new JsonTree(new JsonObject(members)));
  }

  @Override
  public List<KubeObject> metadata(
      ResourceKind resource, String namespace, Map<String, String> labels) {
    ask(resource, "list " + resource.fullName());
    List<KubeObject> found =
        cluster.list(resource, namespace, labels).stream()
            .map(each -> Map.of("metadata", each.tree().at("metadata").value()))
            .map(each -> new KubeObject(resource, new JsonTree(new JsonObject(each))))
            .toList();
    onList.accept(resource);
    return found;
  }

  @Override
  public boolean annotate(
      ResourceKind resource, String namespace, String name, Map<String, String> annotations) {
    ask(resource, "patch " + resource.fullName() + " " + name + " " + annotations);
    boolean found = cluster.all(resource, namespace).anyMatch(each -> each.name().equals(name));
    if (!found) {
      onNotFound.run();
    }
    return found;
  }

  @Override
  public boolean delete(KubeObject object) {
    ask(object.resource(), "delete " + object.resource().fullName() + " " + object.name());
    boolean there =
        cluster
            .all(object.resource(), object.namespace())
            .anyMatch(each -> each.uid().equals(object.uid()));
    if (there) {
      cluster.without(object.resource(), object.name());
    }
    return there;
  }

  @Override
  public boolean deleteUnchanged(KubeObject object) {
    return delete(object);
  }

  @Override
  public Cluster.LogStream follow(String namespace, String pod, String container) {
    ask(ResourceKind.PODS, "get pods/log " + pod + " " + container);
    Supplier<List<String>> next = logs.size() > 1 ? logs.remove() : logs.element();
    return new ScriptedLog(next.get(), onSilence);
  }
}
