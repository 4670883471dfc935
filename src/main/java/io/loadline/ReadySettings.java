package io.loadline;

import io.loadline.config.setting.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Ready} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class ReadySettings {
  private final Map<Attribute, List<String>> values;

  ReadySettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Ready#timeout}; whole milliseconds. */
  public ReadySettings timeout(Duration timeout) {
    return set(Attribute.READY_TIMEOUT, SettingText.duration(timeout));
  }

  /** As {@link Ready#probes}. */
  public ReadySettings probes(int probes) {
    return set(Attribute.READY_PROBES, Integer.toString(probes));
  }

  /** As {@link Ready#path}. */
  public ReadySettings path(String path) {
    return set(Attribute.READY_PATH, path);
  }

  /** As {@link Ready#isvc}. */
  public ReadySettings isvc(String name) {
    return set(Attribute.READY_ISVC, name);
  }

  /** As {@link Ready#service}. */
  public ReadySettings service(String name) {
    return set(Attribute.READY_SERVICE, name);
  }

  /** As {@link Ready#deploy}. */
  public ReadySettings deploy(String name) {
    return set(Attribute.READY_DEPLOY, name);
  }

  /** As {@link Ready#ksvc}. */
  public ReadySettings ksvc(String name) {
    return set(Attribute.READY_KSVC, name);
  }

  /** As {@link Ready#llmisvc}. */
  public ReadySettings llmisvc(String name) {
    return set(Attribute.READY_LLMISVC, name);
  }

  /** As {@link Ready#graph}. */
  public ReadySettings graph(String name) {
    return set(Attribute.READY_GRAPH, name);
  }

  /** As {@link Ready#kind} and {@link Ready#name}, until the condition {@code Ready} is True. */
  public ReadySettings resource(String kind, String name) {
    return set(Attribute.READY_KIND, kind).set(Attribute.READY_NAME, name);
  }

  /** As {@link Ready#condition}, of a {@link #resource}. */
  public ReadySettings condition(String type) {
    return set(Attribute.READY_CONDITION, type);
  }

  /** As {@link Ready#namespace}. */
  public ReadySettings namespace(String namespace) {
    return set(Attribute.READY_NAMESPACE, namespace);
  }

  /** As {@link Ready#allowScaling}. */
  public ReadySettings allowScaling(boolean allow) {
    return set(Attribute.READY_ALLOW_SCALING, Boolean.toString(allow));
  }

  /** As {@link Ready#allowThrottling}. */
  public ReadySettings allowThrottling(boolean allow) {
    return set(Attribute.READY_ALLOW_THROTTLING, Boolean.toString(allow));
  }

  private ReadySettings set(Attribute attribute, String text) {
    values.put(attribute, List.of(text));
    return this;
  }
}
