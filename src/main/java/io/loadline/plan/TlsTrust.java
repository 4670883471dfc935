package io.loadline.plan;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Whom to trust on an {@code https} address, and who we are. Immutable.
 *
 * @param authorities whose signature is trusted; empty for the authorities that the JVM trusts
 * @param chain our own certificate first, then those up to its authority; empty without one
 * @param key of our certificate; empty without one
 * @param serverName asked for (SNI) and looked for in the server's certificate; empty for the name
 *     that the {@code Host} header carries
 * @param verify false trusts every server
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TlsTrust(
    List<X509Certificate> authorities,
    List<X509Certificate> chain,
    Optional<PrivateKey> key,
    String serverName,
    boolean verify) {
  /** The authorities of the JVM, no certificate of our own. */
  public static final TlsTrust DEFAULT =
      new TlsTrust(List.of(), List.of(), Optional.empty(), "", true);

  public TlsTrust {
    authorities = List.copyOf(authorities);
    chain = List.copyOf(chain);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Tls[authorities=%d, chain=%d, serverName=%s, verify=%s]"
        .formatted(authorities.size(), chain.size(), serverName, verify);
  }
}
