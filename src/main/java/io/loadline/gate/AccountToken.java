package io.loadline.gate;

import io.loadline.gate.TokenRequests.Token;
import io.loadline.plan.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
  public RefreshingCredential.Found token() {
    Token known = current;
    return known != null && clock.instant().isBefore(renewAt) ? found(known) : fresh();
  }

  @Override
  public RefreshingCredential.Found fresh() {
    Instant now = clock.instant();
    Token fresh = requests.request(account);
    Duration life = Duration.between(now, fresh.expires());
    renewAt = fresh.expires().minus(life.dividedBy(LAST_PART));
    current = fresh;
    return found(fresh);
  }

  private static RefreshingCredential.Found found(Token token) {
    return new RefreshingCredential.Found(token.value(), Optional.of(token.expires()));
  }
}
