package io.loadline.gate;

import io.loadline.plan.Credential;
import java.time.Instant;

/** Asks a cluster for the tokens of its ServiceAccounts. */
@FunctionalInterface
interface TokenRequests {
  /**
   * A token, and when it expires. A record would print it.
   *
   * @param value never empty
   */
  record Token(String value, Instant expires) {
    @Override
    public String toString() {
      return "a token that expires " + expires;
    }
  }

  /** A fresh token; throws what says why there is none. */
  Token request(Credential.ServiceAccount account);
}
