package io.loadline.kubernetes.monitor;

import io.loadline.json.JsonTree;

/**
 * A container's end.
 *
 * @param id of the run that ended: no other has it
 * @param reason {@code OOMKilled}, {@code Error}, {@code Completed}
 */
record ContainerEnd(String container, String id, String reason, long exitCode) {
  static ContainerEnd of(String container, JsonTree terminated) {
    String id = terminated.text("containerID");
    return new ContainerEnd(
        container,
        id.isEmpty() ? terminated.text("finishedAt") : id,
        terminated.text("reason"),
        terminated.number(0, "exitCode"));
  }

  boolean isOutOfMemory() {
    return reason.equals("OOMKilled");
  }
}
