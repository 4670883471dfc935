package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Which cluster is used, and from where and how the service in it is reached.
 *
 * @param context of the kubeconfig; empty for the current one, or the pod's own account
 * @param namespace empty for that of the URL, else that of the context
 * @param gateway {@code host:port} or a URL, of the gateway that routes by {@code Host}; empty for
 *     one that is looked for
 * @param from where the load is driven
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record ClusterAccess(
    String context, String namespace, AccessMode access, String gateway, RunIn from) {
  /** The current context, by whatever way works. */
  public static final ClusterAccess DEFAULT =
      new ClusterAccess("", "", AccessMode.AUTO, "", RunIn.LOCAL);

  public ClusterAccess {
    if (from == RunIn.UNSET) {
      throw new IllegalArgumentException("a service is reached from nowhere, not even here");
    }
    if (access == AccessMode.UNSET) {
      throw new IllegalArgumentException("a service is reached in no way, not even AUTO");
    }
  }
}
