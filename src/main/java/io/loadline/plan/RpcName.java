package io.loadline.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Which method of gRPC a {@code grpc://host:port/package.Service/Method} calls.
 *
 * @param service with its package
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record RpcName(String service, String method) {
  private static final Pattern PATH =
      Pattern.compile("/(?<service>[A-Za-z_][\\w.]*)/(?<method>[A-Za-z_]\\w*)");

  /** Empty when the target is no gRPC, or a model of the Open Inference Protocol. */
  public static Optional<RpcName> of(Target target) {
    Matcher path = PATH.matcher(target.url().getRawPath());
    return target.isGrpc() && path.matches()
        ? Optional.of(new RpcName(path.group("service"), path.group("method")))
        : Optional.empty();
  }

  /** {@code package.Service/Method}. */
  @Override
  public String toString() {
    return service + "/" + method;
  }
}
