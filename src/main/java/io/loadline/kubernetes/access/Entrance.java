package io.loadline.kubernetes.access;

/**
 * An address that may be a gateway's.
 *
 * @param scheme {@code https}, or empty for that of the target
 */
record Entrance(String scheme, String host, int port) {
  static Entrance plain(String host, int port) {
    return new Entrance("", host, port);
  }
}
