package io.loadline.kubernetes.access;

import io.loadline.plan.AccessMode;

/** What is said when a service cannot be reached. */
final class NoRouteText {
  private NoRouteText() {}

  static String text(RouteRequest request, AccessMode wanted, AccessAttempts attempts) {
    String how =
        wanted == AccessMode.AUTO
            ? "tried, in this order"
            : "access = " + wanted + " was asked for";
    return "%s cannot be reached from here; %s:\n%s\nFix: %s"
        .formatted(request.what(), how, String.join("\n", attempts.lines()), fix(wanted));
  }

  private static String fix(AccessMode wanted) {
    return switch (wanted) {
      case UNSET, AUTO ->
          "give the account the right to create pods/portforward (docs/rbac.yaml), name the gateway"
              + " (loadline.gateway=host:port), or run the test in the cluster";
      case DIRECT ->
          "run the test in the cluster or on one of its nodes, or leave access out: then a gateway,"
              + " a NodePort and a tunnel are tried";
      case INGRESS -> "name the gateway (loadline.gateway=host:port); kubectl get svc -A shows it";
      case NODE_PORT -> "make the Service one of type NodePort, or leave access out";
      case PORT_FORWARD ->
          "give the account the right to get and create pods/portforward (docs/rbac.yaml), and"
              + " see that a pod is ready";
    };
  }
}
