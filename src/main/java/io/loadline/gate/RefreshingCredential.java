package io.loadline.gate;

import io.loadline.config.service.TokenFile;
import io.loadline.gate.TokenRequests.Token;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.transport.Transport.HeaderSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the header that holds now. A token that may change is looked up again every second
 * by a thread of its own; where that fails the last one stays, as a token outlives its renewal.
 * Thread-safe.
 */
final class RefreshingCredential implements HeaderSource, AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile Optional<Header> current = Optional.empty();
  private @Nullable ScheduledExecutorService renewal;

  /** Where the token that holds now comes from. */
  @FunctionalInterface
  interface Tokens {
    /** The token; throws what says why there is none. */
    String token();

    /** When the last one expires; empty when nobody knows. */
    default Optional<Instant> expiry() {
      return Optional.empty();
    }
  }

  private RefreshingCredential(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Nobody in particular, or the one that the credential names. */
  static RefreshingCredential of(Optional<Credential> credential, TokenRequests requests) {
    if (credential.isEmpty()) {
      return new RefreshingCredential(() -> "");
    }
    Optional<Header> known = credential.get().known();
    if (known.isPresent()) {
      RefreshingCredential caller = new RefreshingCredential(() -> "");
      caller.current = known;
      return caller;
    }
    Tokens tokens =
        credential.get() instanceof Credential.FromFile file
            ? new TokenFile(file.file())::token
            : new AccountToken(
                (Credential.ServiceAccount) credential.get(), requests, Clock.systemUTC());
    RefreshingCredential caller = new RefreshingCredential(tokens);
    caller.look();
    return caller.renewed();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
  private RefreshingCredential renewed() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "loadline-credential");
              thread.setDaemon(true);
              return thread;
            });
    long millis = PERIOD.toMillis();
    executor.scheduleWithFixedDelay(this::lookAgain, millis, millis, TimeUnit.MILLISECONDS);
    renewal = executor;
    return this;
  }

  /** As {@link #look}, where the token that is known may stay. */
  void lookAgain() {
    try {
      look();
    } catch (RuntimeException e) {
      System.getLogger(RefreshingCredential.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "the credential cannot be renewed: " + e);
    }
  }

  private void look() {
    String token = tokens.token();
    Optional<Header> header =
        Optional.of(new Header(Credential.AUTHORIZATION, "Bearer " + token, true));
    if (!header.equals(current)) {
      seen.add(token);
      current = header;
    }
  }

  @Override
  public Optional<Header> now() {
    return current;
  }

  /**
   * The credential for whoever cannot look it up: the header that holds now.
   *
   * @param credential of the call
   */
  Optional<Credential> issued(Optional<Credential> credential) {
    return credential.map(
        each ->
            each.known().isPresent()
                ? each
                : new Credential.Issued(current.orElseThrow(), tokens.expiry()));
  }

  /** Takes every token that was ever used out of a text. */
  String mask(String text) {
    String masked = text;
    for (String token :
        seen.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      masked = masked.replace(token, "***");
    }
    return masked;
  }

  @Override
  public void close() {
    if (renewal != null) {
      renewal.shutdownNow();
    }
  }

  /** The token of a ServiceAccount, asked for again when less than a fifth of its life is left. */
  static final class AccountToken implements RefreshingCredential.Tokens {
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

    @Override
    public Optional<Instant> expiry() {
      return Optional.ofNullable(current).map(Token::expires);
    }
  }
}
