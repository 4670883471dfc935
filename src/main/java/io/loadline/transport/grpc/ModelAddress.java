package io.loadline.transport.grpc;

import io.loadline.plan.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model a {@code grpc://host:port/model} calls.
 *
 * @param version empty for the server's choice
 */
record ModelAddress(String name, String version) {
  private static final Pattern PATH =
      Pattern.compile("/(?<name>[^/]+)(?:/versions/(?<version>[^/]+))?/?");

  /**
   * From the path of the URL.
   *
   * @throws IllegalArgumentException when it names no model
   */
  public static ModelAddress of(Target target) {
    Matcher path = PATH.matcher(target.url().getPath());
    if (!path.matches()) {
      throw new IllegalArgumentException(
          "url = \"%s\" names no model; write grpc://host:port/model or .../model/versions/1"
              .formatted(target.url()));
    }
    String version = path.group("version");
    return new ModelAddress(path.group("name"), version == null ? "" : version);
  }
}
