package io.loadline.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What tells the service who calls: one header, whose value is a secret.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Credential {
  /** The header that carries tokens. */
  String AUTHORIZATION = "Authorization";

  /** The name of the header. */
  default String headerName() {
    return known().map(Header::name).orElse(AUTHORIZATION);
  }

  /** The header, where it needs no looking up. */
  default Optional<Header> known() {
    return Optional.empty();
  }

  /** The same from the first request to the last. */
  record Fixed(Header header) implements Credential {
    @Override
    public Optional<Header> known() {
      return Optional.of(header);
    }
  }

  /**
   * A token that another process looked up, and which cannot be renewed where it is used.
   *
   * @param expiresAt empty when nobody knows
   */
  record Issued(Header header, Optional<Instant> expiresAt) implements Credential {
    @Override
    public Optional<Header> known() {
      return Optional.of(header);
    }
  }

  /**
   * A bearer token in a file, which is read again when it changes.
   *
   * @param file absolute
   */
  record FromFile(Path file) implements Credential {}

  /**
   * A bearer token that the cluster issues for a ServiceAccount.
   *
   * @param namespace empty for that of the service
   * @param audience empty for that of the API server
   * @param lifetime asked for, at least 10 minutes
   */
  record ServiceAccount(String namespace, String name, String audience, Duration lifetime)
      implements Credential {}
}
