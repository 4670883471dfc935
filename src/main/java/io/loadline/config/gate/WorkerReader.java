package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what is set of the pod that drives a load in the cluster. */
final class WorkerReader {
  private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  private static final String KEY = "(" + NAME + "/)?" + LABEL;

  private static final Duration LEAST_START = Duration.ofSeconds(10);

  private WorkerReader() {}

  static Switches.Worker read(SwitchReader switches) {
    return new Switches.Worker(
        switches.read(SwitchKey.IMAGE, WorkerReader::image).orElse(Switches.Worker.IMAGE),
        switches.read(SwitchKey.IMAGE_PULL_SECRETS, WorkerReader::names).orElse(List.of()),
        new Switches.WorkerRequests(
            switches.read(SwitchKey.WORKER_CPU, text -> quantity(text, "500m or 2")).orElse(""),
            switches
                .read(SwitchKey.WORKER_MEMORY, text -> quantity(text, "512Mi or 2Gi"))
                .orElse("")),
        new Switches.WorkerPlacement(
            switches.read(SwitchKey.WORKER_NAMESPACE, WorkerReader::name).orElse(""),
            switches.read(SwitchKey.WORKER_NODE_SELECTOR, WorkerReader::labels).orElse(Map.of()),
            switches.read(SwitchKey.WORKER_TOLERATIONS, WorkerReader::taints).orElse(List.of())),
        switches
            .read(SwitchKey.WORKER_USER, WorkerReader::user)
            .orElse(OptionalInt.of(Switches.Worker.USER)),
        switches.read(SwitchKey.WORKER_START, WorkerReader::start).orElse(Switches.Worker.START),
        switches.isTrue(SwitchKey.WORKER_MESH),
        switches.isTrue(SwitchKey.KEEP));
  }

  private static String image(String text) throws SyntaxException {
    String image = text.strip();
    if (!image.matches("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,500}")) {
      throw new SyntaxException(
          "is no image",
          "write one with a JRE of Java 17 or newer, such as " + Switches.Worker.IMAGE);
    }
    return image;
  }

  private static String name(String text) throws SyntaxException {
    return matching(text.strip(), NAME, "is no name in Kubernetes");
  }

  private static List<String> names(String text) throws SyntaxException {
    List<String> names = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      names.add(name(each));
    }
    return names;
  }

  private static String quantity(String text, String example) throws SyntaxException {
    if (!text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,3})?(m|[kMGT]|[KMGT]i)?")) {
      throw new SyntaxException("is no quantity of Kubernetes", "write one such as " + example);
    }
    return text.strip();
  }

  private static OptionalInt user(String text) throws SyntaxException {
    String user = text.strip();
    if (user.equals("cluster")) {
      return OptionalInt.empty();
    }
    if (!user.matches("[1-9][0-9]{0,9}") || Long.parseLong(user) > Integer.MAX_VALUE) {
      throw new SyntaxException(
          "is neither cluster nor the number of a user that is not root",
          "write cluster to leave it to the cluster, as OpenShift asks, or a number of 1 or more");
    }
    return OptionalInt.of(Integer.parseInt(user));
  }

  private static Duration start(String text) throws SyntaxException {
    Duration start = SettingSyntax.duration(text);
    if (start.compareTo(LEAST_START) < 0) {
      throw new SyntaxException(
          "is less than the 10s that a pod needs on a good day", "write a time such as 10m");
    }
    return start;
  }

  private static Map<String, String> labels(String text) throws SyntaxException {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String each : text.split(",", -1)) {
      String[] parts = each.strip().split("=", 2);
      labels.put(
          matching(parts[0], KEY, "\"" + each.strip() + "\" is no label"),
          parts.length == 1
              ? ""
              : matching(parts[1], "(" + LABEL + ")?", "\"" + each.strip() + "\" is no label"));
    }
    return labels;
  }

  private static List<Switches.Taint> taints(String text) throws SyntaxException {
    List<Switches.Taint> taints = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      String taint =
          matching(
              each.strip(),
              KEY + "(=(" + LABEL + ")?)?(:(NoSchedule|PreferNoSchedule|NoExecute))?",
              "\"" + each.strip() + "\" is no taint");
      String[] parts = taint.split(":", 2);
      String[] pair = parts[0].split("=", 2);
      taints.add(
          new Switches.Taint(
              pair[0], pair.length == 1 ? "" : pair[1], parts.length == 1 ? "" : parts[1]));
    }
    return taints;
  }

  private static String matching(String text, String rule, String wrong) throws SyntaxException {
    if (!text.matches(rule)) {
      throw new SyntaxException(wrong, "write it as kubectl shows it, with commas between several");
    }
    return text;
  }
}
