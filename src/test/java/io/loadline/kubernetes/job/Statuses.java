package io.loadline.kubernetes.job;

/** Statuses of pods as kubelets and controllers of Kubernetes 1.34 write them. */
final class Statuses {
  static final String RUNNING =
      "'phase': 'Running', 'containerStatuses': [{'name': 'worker', 'ready': true, 'restartCount':"
          + " 0, 'state': {'running': {}}}]";

  static final String SUCCEEDED = ended("Succeeded", "", "Completed", 0, "");

  private Statuses() {}

  static String waiting(String reason, String message) {
    return ("'phase': 'Pending', 'conditions': [{'type': 'PodScheduled', 'status': 'True'}],"
            + " 'containerStatuses': [{'name': 'worker', 'ready': false, 'restartCount': 0, 'state':"
            + " {'waiting': {'reason': '%s', 'message': '%s'}}}]")
        .formatted(reason, message);
  }

  static String unscheduled(String message) {
    return ("'phase': 'Pending', 'conditions': [{'type': 'PodScheduled', 'status': 'False',"
            + " 'reason': 'Unschedulable', 'message': '%s'}]")
        .formatted(message);
  }

  static String failed(String reason, int code, String message) {
    return ended("Failed", "", reason, code, message);
  }

  /**
   * A pod whose worker has ended.
   *
   * @param more members of the status, each with a comma behind it
   */
  static String ended(String phase, String more, String reason, int code, String message) {
    return ("'phase': '%s', %s'containerStatuses': [{'name': 'worker', 'ready': false,"
            + " 'restartCount': 0, 'state': {'terminated': {'reason': '%s', 'exitCode': %d,"
            + " 'message': '%s'}}}]")
        .formatted(phase, more, reason, code, message);
  }

  /** A pod that something else than its worker has ended. */
  static String disrupted(String why, String message) {
    return ended(
        "Failed",
        ("'conditions': [{'type': 'DisruptionTarget', 'status': 'True', 'reason': '%s', 'message':"
                + " '%s'}], ")
            .formatted(why, message),
        "Error",
        143,
        "");
  }
}
