package io.loadline.plan;

import java.nio.file.Path;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What tells the service who calls: one header, whose value is a secret.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public sealed interface Credential {
  /** The same from the first request to the last. */
  record Fixed(Header header) implements Credential {}

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
