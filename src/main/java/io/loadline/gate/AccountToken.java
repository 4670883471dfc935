package io.loadline.gate;

import io.loadline.gate.TokenRequests.Token;
import io.loadline.plan.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The token of a ServiceAccount, asked for again when less than a fifth of its life is left. */
final class AccountToken implements RefreshingCredential.Tokens {
  private static final int LAST_PART = 5;

  private final Credential.ServiceAccount account;
  private final TokenRequests requests;
  private final InstantSource clock;
  private @Nullable Token current;
  private Instant renewAt = Instant.MIN;

  AccountToken(Credential.ServiceAccount account, TokenRequests requests, InstantSource clock) {
    this.account = account;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String token() {
    Token known = current;
    Instant now = clock.instant();
    if (known != null && now.isBefore(renewAt)) {
      return known.value();
    }
    Token fresh = requests.request(account);
    Duration life = Duration.between(now, fresh.expires());
    renewAt = fresh.expires().minus(life.dividedBy(LAST_PART));
    current = fresh;
    return fresh.value();
  }
}
