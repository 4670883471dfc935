package io.loadline.kubernetes.access;

/**
 * An address that may be a gateway's.
 *
 * @param scheme {@code https}, or empty for that of the target
 */
record GatewayAddress(String scheme, String host, int port) {
  static GatewayAddress plain(String host, int port) {
    return new GatewayAddress("", host, port);
  }
}
