package io.loadline.kubernetes.resource;

import io.loadline.text.OneLine;

/**
 * A container of a pod as the kubelet sees it.
 *
 * @param init whether it runs before the others
 * @param state {@code state} of its status
 * @param last {@code lastState} of its status
 */
public record Container(
    String name, boolean init, boolean ready, int restarts, JsonTree state, JsonTree last) {
  static Container of(JsonTree status, boolean init) {
    return new Container(
        status.text("name"),
        init,
        status.flag(false, "ready"),
        (int) status.number(0, "restartCount"),
        status.at("state"),
        status.at("lastState"));
  }

  /** {@code ErrImagePull}, {@code CrashLoopBackOff}; empty unless it waits. */
  public String waiting() {
    return state.text("waiting", "reason");
  }

  /** The end that tells most: of this run, else of the one before. */
  public JsonTree ended() {
    return state.isPresent("terminated") ? state.at("terminated") : last.at("terminated");
  }

  /** Whether it ended by itself and not well. */
  public boolean hasFailed() {
    return ended().isPresent() && ended().number(0, "exitCode") != 0;
  }

  /** Whether its log says more than its state. */
  public boolean isCrashing() {
    return hasFailed() && !(ready && restarts == 0);
  }

  /** {@code waiting, CrashLoopBackOff: back-off 10s, 3 restarts, ended with exit code 1}. */
  public String text() {
    return name + " " + now() + (restarts > 0 ? ", " + times(restarts) : "") + ending();
  }

  private String now() {
    if (state.isPresent("waiting")) {
      String message = OneLine.of(state.text("waiting", "message"));
      return "waits, " + waiting() + (message.isEmpty() ? "" : ": " + message);
    }
    if (state.isPresent("terminated")) {
      return "has ended";
    }
    if (!state.isPresent("running")) {
      return "has no state yet";
    }
    return init || ready ? "runs" : "runs, not ready";
  }

  private String ending() {
    if (!hasFailed()) {
      return "";
    }
    String reason = ended().text("reason");
    String code = "exit code " + ended().text("exitCode");
    String oom = reason.equals("OOMKilled") ? "killed for memory (OOMKilled), " : "";
    return ", last end: " + oom + code;
  }

  private static String times(int restarts) {
    return restarts == 1 ? "1 restart" : restarts + " restarts";
  }
}
