package io.loadline.probe;

import io.loadline.plan.RpcName;
import io.loadline.plan.Target;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the model is called in a URL. */
final class ModelName {
  private static final Pattern REST =
      Pattern.compile(".*/v[12]/models/(?<name>[^/:]+)(?:/versions/(?<version>[^/]+))?.*");
  private static final Pattern GRPC =
      Pattern.compile("/(?<name>[^/]+)(?:/versions/(?<version>[^/]+))?");

  private ModelName() {}

  /** {@code iris}, {@code iris version 3}; empty where the URL names none. */
  static Optional<String> of(Target target) {
    String path = target.url().getRawPath();
    Matcher matcher = (target.isGrpc() ? GRPC : REST).matcher(path);
    if (RpcName.of(target).isPresent() || !matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group("version");
    String name = matcher.group("name").replace("+", "%2B");
    return Optional.of(
        URLDecoder.decode(name, StandardCharsets.UTF_8)
            + (version == null ? "" : " version " + version));
  }
}
