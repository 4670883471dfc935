package io.loadline.config.gate;

import java.util.Optional;

/** What is set from outside only. */
enum SwitchKey {
  MODE("mode", "enforce"),
  ON_INCONCLUSIVE("on-inconclusive", "fail"),
  ON_INVALID("on-invalid", "fail"),
  TRANSPORT("transport", "netty"),
  OUTPUT_DIR("output-dir", ""),
  HISTORY("history", ""),
  FORMATS("formats", ""),
  ALLOWED_HOSTS("allowed-hosts", ""),
  MAX_DURATION("max-duration", "10m"),
  TRACE("trace", "sampled"),
  TRACE_URL("trace-url", ""),
  PROGRESS("progress", "on"),
  SELF_CHECK("self-check", "on"),
  ATTACHMENTS("attachments", "auto"),
  KUBE_CONTEXT("kube-context", ""),
  IMAGE("image", ""),
  IMAGE_PULL_SECRETS("image-pull-secrets", ""),
  WORKER_NAMESPACE("worker-namespace", ""),
  WORKER_CPU("worker-cpu", ""),
  WORKER_MEMORY("worker-memory", ""),
  WORKER_NODE_SELECTOR("worker-node-selector", ""),
  WORKER_TOLERATIONS("worker-tolerations", ""),
  WORKER_USER("worker-user", ""),
  WORKER_START("worker-start", ""),
  WORKER_MESH("worker-mesh", ""),
  KEEP("keep", ""),
  OTLP("otlp", ""),
  MICROMETER("micrometer", ""),
  CI("ci", ""),
  BASELINE("baseline", ""),
  BASELINE_RESTART("baseline.restart", "");

  private final String name;
  private final String unset;

  SwitchKey(String name, String unset) {
    this.name = name;
    this.unset = unset;
  }

  String key() {
    return "loadline." + name;
  }

  /** What holds when it is not set. */
  String unset() {
    return unset;
  }

  /** As {@link #unset()}; empty where nothing holds. */
  Optional<String> whenUnset() {
    return Optional.of(unset).filter(text -> !text.isEmpty());
  }
}
