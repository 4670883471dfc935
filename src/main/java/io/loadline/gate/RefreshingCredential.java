package io.loadline.gate;

import io.loadline.config.service.ServiceSettings;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.transport.Transport.HeaderSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the header that holds now. A token that may change is looked up again every second
 * by a thread of its own; where that fails the last one stays, as a token outlives its renewal.
 * Thread-safe.
 */
final class RefreshingCredential implements HeaderSource, AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Found NONE = new Found("", Optional.empty());

  private final Tokens tokens;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile Held current = Held.NOTHING;
  private @Nullable ScheduledExecutorService renewal;

  /** Where the token that holds now comes from. */
  @FunctionalInterface
  interface Tokens {
    /** The token; throws what says why there is none. */
    Found token();

    /** As {@link #token}, with all its life before it where that can be had. */
    default Found fresh() {
      return token();
    }
  }

  /**
   * A token. A record would print it.
   *
   * @param expires empty when nobody knows
   */
  record Found(String value, Optional<Instant> expires) {
    @Override
    public String toString() {
      return "a token";
    }
  }

  /**
   * What is sent, and until when, as one.
   *
   * @param header empty for nothing
   */
  private record Held(Optional<Header> header, Optional<Instant> expires) {
    static final Held NOTHING = new Held(Optional.empty(), Optional.empty());
  }

  private RefreshingCredential(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Nobody in particular, or the one that the credential names. */
  static RefreshingCredential of(Optional<Credential> credential, TokenRequests requests) {
    if (credential.isEmpty()) {
      return new RefreshingCredential(() -> NONE);
    }
    Optional<Header> known = credential.get().known();
    if (known.isPresent()) {
      RefreshingCredential caller = new RefreshingCredential(() -> NONE);
      caller.current = new Held(known, Optional.empty());
      return caller;
    }
    Tokens tokens =
        credential.get() instanceof Credential.FromFile file
            ? inFile(file.file())
            : new AccountToken(
                (Credential.ServiceAccount) credential.get(), requests, Clock.systemUTC());
    RefreshingCredential caller = new RefreshingCredential(tokens);
    caller.hold(tokens.token());
    return caller.renewed();
  }

  private static Tokens inFile(Path file) {
    return () -> new Found(ServiceSettings.tokenIn(file), Optional.empty());
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

  /** Looks for the token; where that fails the one that is known stays. */
  void lookAgain() {
    look(tokens::token);
  }

  private synchronized void look(Supplier<Found> token) {
    try {
      hold(token.get());
    } catch (RuntimeException e) {
      System.getLogger(RefreshingCredential.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "the credential cannot be renewed: " + e);
    }
  }

  private void hold(Found token) {
    Header header = new Header(Credential.AUTHORIZATION, "Bearer " + token.value(), true);
    if (!Optional.of(header).equals(current.header())) {
      seen.add(token.value());
      current = new Held(Optional.of(header), token.expires());
    }
  }

  @Override
  public Optional<Header> now() {
    return current.header();
  }

  /**
   * The credential for whoever cannot look it up: a fresh header, or that which holds now when
   * there is no other.
   *
   * @param credential of the call
   */
  Optional<Credential> issued(Optional<Credential> credential) {
    if (credential.isEmpty() || credential.get().known().isPresent()) {
      return credential;
    }
    look(tokens::fresh);
    Held held = current;
    return Optional.of(new Credential.Issued(held.header().orElseThrow(), held.expires()));
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
}
