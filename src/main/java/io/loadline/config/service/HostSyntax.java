package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;

/** A host as it stands in a {@code Host} header or in a certificate. */
final class HostSyntax {
  private static final String NAME = "[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?";
  private static final String ADDRESS = "\\[[0-9A-Fa-f:.]+\\]";

  private HostSyntax() {}

  /** {@code iris.example.com}, maybe with a port. */
  static String authority(String text) throws SyntaxException {
    if (!text.strip().matches("(" + NAME + "|" + ADDRESS + ")(:\\d{1,5})?")) {
      throw new SyntaxException(
          "is no host", "write a name such as iris.example.com, without scheme and path");
    }
    return text.strip();
  }

  /** A name alone. */
  static String name(String text) throws SyntaxException {
    if (!text.strip().matches(NAME)) {
      throw new SyntaxException(
          "is no name of a host", "write one such as iris.example.com, without scheme and port");
    }
    return text.strip();
  }
}
