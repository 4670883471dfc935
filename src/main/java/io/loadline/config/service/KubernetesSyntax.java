package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;

/** What Kubernetes lets names and addresses look like. */
final class KubernetesSyntax {
  private static final int LONGEST = 253;
  private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

  private KubernetesSyntax() {}

  /** Of an object or a namespace. */
  static String name(String text) throws SyntaxException {
    String name = text.strip();
    if (name.contains("/")) {
      throw new SyntaxException(
          "is no name of an object", "write the name alone, and the rest into namespace or kind");
    }
    if (!name.matches(NAME) || name.length() > LONGEST) {
      throw new SyntaxException(
          "is no name in Kubernetes, which has lower case letters, digits, - and . only",
          "write it as kubectl get shows it");
    }
    return name;
  }

  /** {@code name}, or {@code namespace/name}. */
  static String account(String text) throws SyntaxException {
    String account = text.strip();
    if (!account.matches("(" + NAME + "/)?" + NAME)) {
      throw new SyntaxException("is no ServiceAccount", "write its name, or namespace/name");
    }
    return account;
  }

  /** {@code apps/v1/StatefulSet}. */
  static String resource(String text) throws SyntaxException {
    String resource = text.strip();
    if (!resource.matches("(" + NAME + "/)?v[0-9][a-z0-9]*/[A-Z][A-Za-z0-9]*")) {
      throw new SyntaxException(
          "names no kind of object",
          "write group, version and kind, such as apps/v1/StatefulSet or v1/Pod; kubectl"
              + " api-resources lists them");
    }
    return resource;
  }

  /** The type of a condition, as it stands in an object's status. */
  static String condition(String text) throws SyntaxException {
    if (!text.strip().matches("[A-Za-z]([A-Za-z0-9./_-]*[A-Za-z0-9])?")) {
      throw new SyntaxException(
          "is no type of a condition",
          "write one as it stands in status.conditions, such as Ready");
    }
    return text.strip();
  }

  /** {@code host:port}, or {@code http(s)://host[:port]}. */
  static String gateway(String text) throws SyntaxException {
    String gateway = text.strip().replaceFirst("/$", "");
    try {
      HostSyntax.authority(gateway.replaceFirst("^https?://", ""));
    } catch (SyntaxException e) {
      throw new SyntaxException(
          "is no address of a gateway",
          "write host:port or http://host:port, without a path; the path belongs into url");
    }
    return gateway;
  }
}
