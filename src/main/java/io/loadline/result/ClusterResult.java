package io.loadline.result;

import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was known of the service in its cluster, and what happened to it.
 *
 * @param context of the kubeconfig, or {@code in-cluster}
 * @param address that was used: {@code host:port}
 * @param before the load; null when it could not be read
 * @param after the load; null when it could not be read
 * @param interferences in the order in which they were seen
 * @param tunnel null unless the way is {@link TargetPath#PORT_FORWARD}
 * @param notes what could not be done, one sentence each: "pods cannot be read: no right to list
 *     pods"
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ClusterResult(
    String context,
    TargetPath path,
    String address,
    @Nullable ServiceIdentity before,
    @Nullable ServiceIdentity after,
    List<Interference> interferences,
    @Nullable TunnelOverhead tunnel,
    List<String> notes) {
  public ClusterResult {
    interferences = List.copyOf(interferences);
    notes = List.copyOf(notes);
  }

  /** The same, and first of all something that spoils it. */
  public ClusterResult spoiledBy(Interference first) {
    List<Interference> all = Stream.concat(Stream.of(first), interferences.stream()).toList();
    return new ClusterResult(context, path, address, before, after, all, tunnel, notes);
  }
}
