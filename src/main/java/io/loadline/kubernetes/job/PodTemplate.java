package io.loadline.kubernetes.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pod of a Job: as a restricted namespace asks, where a measurement is least disturbed.
 *
 * @param parts the digests of the engine's classes, a ConfigMap each
 * @param documents the objects with what the worker reads
 */
record PodTemplate(JobRequest request, List<String> parts, List<PackedObject> documents) {
  /** The only container of ours. */
  static final String CONTAINER = "worker";

  private static final String HOST = "kubernetes.io/hostname";

  private static final String CLASSES = "/loadline/engine";
  private static final String COPIES = "/tmp/loadline-engine";

  /** More than the 25 s that a worker takes at most to write what it has. */
  private static final int GRACE_SECONDS = 30;

  KubeJson json() {
    Map<String, String> labels = new LinkedHashMap<>(JobLabels.of(request));
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("kubectl.kubernetes.io/default-container", CONTAINER);
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
    if (!request.pod().mesh()) {
      labels.put("sidecar.istio.io/inject", "false");
      annotations.put("sidecar.istio.io/inject", "false");
      annotations.put("linkerd.io/inject", "disabled");
      labels.put("kuma.io/sidecar-injection", "disabled");
      annotations.put("consul.hashicorp.com/connect-inject", "false");
    }
    return KubeJson.of("metadata", KubeJson.of("labels", labels).with("annotations", annotations))
        .with("spec", pod());
  }

  private KubeJson pod() {
    JobRequest.PodSettings pod = request.pod();
    return KubeJson.of("restartPolicy", "Never")
        .with("terminationGracePeriodSeconds", GRACE_SECONDS)
        .withAny("serviceAccountName", pod.serviceAccount())
        .with("automountServiceAccountToken", pod.token())
        .with("enableServiceLinks", false)
        .withAny(
            "imagePullSecrets",
            pod.pullSecrets().stream().map(name -> KubeJson.of("name", name)).toList())
        .with("nodeSelector", nodeSelector())
        .withAny(
            "tolerations",
            request.placement().tolerations().stream().map(PodTemplate::toleration).toList())
        .withAny("affinity", affinity())
        .withAny("topologySpreadConstraints", spread())
        .with(
            "securityContext", user().with("seccompProfile", KubeJson.of("type", "RuntimeDefault")))
        .with("containers", List.of(container()))
        .with("volumes", new PodVolumes(parts, documents).json());
  }

  private KubeJson user() {
    KubeJson context = KubeJson.of("runAsNonRoot", true);
    request
        .pod()
        .user()
        .ifPresent(user -> context.with("runAsUser", user).with("runAsGroup", user));
    return context;
  }

  private Map<String, String> nodeSelector() {
    Map<String, String> labels = new LinkedHashMap<>(Map.of("kubernetes.io/os", "linux"));
    labels.putAll(request.placement().nodeSelector());
    return labels;
  }

  private static KubeJson toleration(JobRequest.Toleration toleration) {
    return new KubeJson()
        .withAny("key", toleration.key())
        .with("operator", toleration.value().isEmpty() ? "Exists" : "Equal")
        .withAny("value", toleration.value())
        .withAny("effect", toleration.effect());
  }

  /** Beside the model it would take from it what it measures. */
  private Map<String, Object> affinity() {
    List<JobRequest.Pods> pods = request.placement().awayFrom();
    return pods.isEmpty()
        ? Map.of()
        : Map.of(
            "podAntiAffinity",
            KubeJson.of(
                "preferredDuringSchedulingIgnoredDuringExecution",
                pods.stream().map(this::notBeside).toList()));
  }

  /** Several take from each other what one would have alone. */
  private List<KubeJson> spread() {
    return request.workers() == 1
        ? List.of()
        : List.of(
            KubeJson.of("maxSkew", 1)
                .with("topologyKey", HOST)
                .with("whenUnsatisfiable", "ScheduleAnyway")
                .with(
                    "labelSelector",
                    KubeJson.of("matchLabels", Map.of(JobLabels.JOB, request.name()))));
  }

  private KubeJson notBeside(JobRequest.Pods pods) {
    KubeJson term =
        KubeJson.of("labelSelector", KubeJson.of("matchLabels", pods.labels()))
            .withAny("namespaces", otherNamespaces(pods.namespace()))
            .with("topologyKey", HOST);
    return KubeJson.of("weight", 100).with("podAffinityTerm", term);
  }

  /** Empty for the pod's own, since quotas may forbid to name any. */
  private List<String> otherNamespaces(String named) {
    return named.isEmpty() || named.equals(request.namespace()) ? List.of() : List.of(named);
  }

  private KubeJson container() {
    return KubeJson.of("name", CONTAINER)
        .with("image", request.pod().image())
        .with("imagePullPolicy", "IfNotPresent")
        .with("command", command())
        .with("env", environment())
        .with(
            "resources",
            new KubeJson()
                .withAny("requests", request.pod().requests())
                .withAny("limits", request.pod().limits()))
        .with(
            "securityContext",
            KubeJson.of("allowPrivilegeEscalation", false)
                .with("capabilities", KubeJson.of("drop", List.of("ALL")))
                .with("readOnlyRootFilesystem", true))
        .with(
            "volumeMounts",
            List.of(
                mount("engine", CLASSES).with("readOnly", true),
                mount("documents", JobRequest.folder()).with("readOnly", true),
                mount("tmp", "/tmp")));
  }

  /** What verifies the classes stands first, with what they are: nobody can change a Job's pod. */
  private List<String> command() {
    List<String> flags =
        request.command().stream().takeWhile(each -> each.startsWith("-")).toList();
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(flags);
    command.addAll(List.of("-cp", JobRequest.document(PackedObject.START)));
    command.addAll(List.of(VerifiedStart.class.getName(), CLASSES, COPIES));
    command.addAll(parts);
    command.add(VerifiedStart.PROGRAM);
    command.addAll(request.command().subList(flags.size(), request.command().size()));
    return command;
  }

  private static List<KubeJson> environment() {
    return List.of(
        KubeJson.of("name", "HOME").with("value", "/tmp"),
        downward("LOADLINE_NODE", "spec.nodeName"),
        downward("LOADLINE_POD", "metadata.name"),
        downward("LOADLINE_NAMESPACE", "metadata.namespace"));
  }

  private static KubeJson downward(String name, String path) {
    return KubeJson.of("name", name)
        .with("valueFrom", KubeJson.of("fieldRef", KubeJson.of("fieldPath", path)));
  }

  private static KubeJson mount(String name, String path) {
    return KubeJson.of("name", name).with("mountPath", path);
  }
}
