package io.loadline.kubernetes.job;

import java.util.LinkedHashMap;
import java.util.Map;

/** The labels by which our objects are known; what has them not is never touched. */
final class JobLabels {
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String LOADLINE = "loadline";
  static final String RUN = "loadline.io/run";
  static final String JOB = "loadline.io/job";
  static final String CACHE = "loadline.io/cache";
  static final String ENGINE = "engine";

  /** An annotation of the engine's parts: the day of the last run that needed it. */
  static final String LAST_USED = "loadline.io/last-used";

  /** Of the cluster's own: which of several pods of a Job it is. */
  static final String INDEX = "batch.kubernetes.io/job-completion-index";

  private JobLabels() {}

  /** Of the Job, its pod and its documents. */
  static Map<String, String> of(JobRequest request) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(MANAGED_BY, LOADLINE);
    labels.put(RUN, request.runId());
    labels.put(JOB, request.name());
    return labels;
  }

  /** Of all that is ours. */
  static Map<String, String> ours() {
    return Map.of(MANAGED_BY, LOADLINE);
  }

  /** Of all Jobs of all runs with one id. */
  static Map<String, String> ofRun(String runId) {
    return Map.of(MANAGED_BY, LOADLINE, RUN, runId);
  }

  /** Of the engine's parts. */
  static Map<String, String> ofEngine() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(MANAGED_BY, LOADLINE);
    labels.put(CACHE, ENGINE);
    return labels;
  }
}
