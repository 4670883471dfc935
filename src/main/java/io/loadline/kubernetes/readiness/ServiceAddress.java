package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.Call;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Optional;

/**
 * Where what is ready is reached.
 *
 * @param target what the test calls, its host replaced when it only stood for the object
 * @param clusterUrl the same as the cluster's own DNS names it
 * @param externalHost host, and port if any, that a gateway knows it by; empty for none
 * @param external whether {@code target} names that host
 * @param elsewhere whether {@code target} names a host that is not the object's, called as it is
 * @param component whose address it is: {@code predictor}, {@code transformer}; empty outside
 *     KServe
 * @param tag of the one revision that is called; empty when all of them may be
 * @param said a line for people about a replaced host; empty when nothing was replaced
 */
public record ServiceAddress(
    Target target,
    URI clusterUrl,
    String externalHost,
    boolean external,
    boolean elsewhere,
    String component,
    Optional<TrafficTag> tag,
    String said) {
  /**
   * Where {@code object} is called by {@code call}.
   *
   * @throws io.loadline.result.NotReadyException when neither the URL nor the object tells the path
   */
  public static ServiceAddress of(KubeObject object, Call call) {
    return new AddressResolver(object, call).address();
  }
}
