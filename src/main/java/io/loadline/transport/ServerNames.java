package io.loadline.transport;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;

/** The server's name as TLS sends it: not an address, which has no place there (RFC 6066, 3). */
final class ServerNames {
  private ServerNames() {}

  static List<SNIServerName> of(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    try {
      return address || name.isEmpty() ? List.of() : List.of(new SNIHostName(name));
    } catch (IllegalArgumentException e) {
      // A name with an underscore, say: sent without, it is still looked for in the certificate.
      return List.of();
    }
  }
}
