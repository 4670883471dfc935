package io.loadline.kubernetes.resource;

import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.List;
import java.util.stream.Stream;

/** A pod. */
public record Pod(KubeObject object) {
  public static final String TEMPLATE_HASH = "pod-template-hash";
  public static final String REVISION = "serving.knative.dev/revision";

  public String name() {
    return object.name();
  }

  public boolean isDeleting() {
    return object.isDeleting();
  }

  /** Whether it gets traffic. */
  public boolean isReady() {
    return !isDeleting()
        && object.condition("Ready").filter(KubeObject.Condition::isTrue).isPresent();
  }

  /** {@code Pending}, {@code Running}, {@code Failed}. */
  public String phase() {
    return object.tree().text("status", "phase");
  }

  /** Whether it has ended for good: evicted, say. */
  public boolean isOver() {
    return phase().equals("Failed") || phase().equals("Succeeded");
  }

  public String ip() {
    return object.tree().text("status", "podIP");
  }

  /** Empty until it is scheduled. */
  public String node() {
    return object.tree().text("spec", "nodeName");
  }

  /** Of a Deployment's ReplicaSet; empty for others. */
  public String templateHash() {
    return object.labels().getOrDefault(TEMPLATE_HASH, "");
  }

  /** Of Knative; empty for others. */
  public String revision() {
    return object.labels().getOrDefault(REVISION, "");
  }

  /** {@code predictor}, {@code transformer}, {@code explainer}; empty outside KServe. */
  public String component() {
    return object.labels().getOrDefault("component", "");
  }

  /** Init containers first. */
  public List<Container> containers() {
    JsonTree status = object.tree().at("status");
    return Stream.concat(
            status.list("initContainerStatuses").stream().map(each -> Container.of(each, true)),
            status.list("containerStatuses").stream().map(each -> Container.of(each, false)))
        .toList();
  }

  /** Of all its containers. */
  public int restarts() {
    return containers().stream().mapToInt(Container::restarts).sum();
  }

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
}
