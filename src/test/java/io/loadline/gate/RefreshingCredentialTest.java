package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.gate.TokenRequests.Token;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshingCredentialTest {
  private static final Credential.ServiceAccount ACCOUNT =
      new Credential.ServiceAccount("ci", "caller", "", Duration.ofHours(1));

  private final List<Token> issued = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private Token issue(Credential.ServiceAccount account) {
    Token token = new Token(account.name() + "-" + issued.size(), now.plus(Duration.ofMinutes(10)));
    issued.add(token);
    return token;
  }

  private static String value(RefreshingCredential caller) {
    return caller.now().map(Header::value).orElse("");
  }

  @Test
  void nobody_in_particular_sends_nothing() {
    try (RefreshingCredential caller = RefreshingCredential.of(Optional.empty(), this::issue)) {
      assertThat(caller.now()).isEmpty();
    }
  }

  @Test
  void a_token_file_is_read_again_when_it_changes(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "one");
    try (RefreshingCredential caller =
        RefreshingCredential.of(Optional.of(new Credential.FromFile(file)), this::issue)) {
      assertThat(value(caller)).isEqualTo("Bearer one");
      Optional<Header> before = caller.now();
      caller.lookAgain();
      assertThat(caller.now()).isSameAs(before);

      Files.writeString(file, "two\n");
      caller.lookAgain();
      assertThat(value(caller)).isEqualTo("Bearer two");
      assertThat(caller.mask("one two three")).isEqualTo("*** *** three");
    }
  }

  @Test
  void a_token_file_that_is_gone_for_a_moment_leaves_the_last_token(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "one");
    try (RefreshingCredential caller =
        RefreshingCredential.of(Optional.of(new Credential.FromFile(file)), this::issue)) {
      Files.delete(file);
      caller.lookAgain();
      assertThat(value(caller)).isEqualTo("Bearer one");
    }
  }

  @Test
  void a_token_that_comes_back_is_used_again(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "one");
    try (RefreshingCredential caller =
        RefreshingCredential.of(Optional.of(new Credential.FromFile(file)), this::issue)) {
      Files.writeString(file, "two");
      caller.lookAgain();
      Files.writeString(file, "one");
      caller.lookAgain();
      assertThat(value(caller)).isEqualTo("Bearer one");
    }
  }

  @Test
  void no_token_at_the_start_is_an_error(@TempDir Path folder) {
    Credential missing = new Credential.FromFile(folder.resolve("token"));

    assertThatThrownBy(() -> RefreshingCredential.of(Optional.of(missing), this::issue))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void an_account_keeps_its_token_until_a_fifth_of_its_life_is_left() {
    AccountToken token = new AccountToken(ACCOUNT, this::issue, () -> now);
    assertThat(token.token().value()).isEqualTo("caller-0");

    now = now.plus(Duration.ofMinutes(8).minusMillis(1));
    assertThat(token.token().value()).isEqualTo("caller-0");
    now = now.plusMillis(1);
    assertThat(token.token().value()).isEqualTo("caller-1");
    assertThat(token.token().value()).isEqualTo("caller-1");
  }

  private Credential.Issued issued(RefreshingCredential caller) {
    return (Credential.Issued) caller.issued(Optional.of(ACCOUNT)).orElseThrow();
  }

  @Test
  void who_cannot_renew_it_gets_a_token_with_its_whole_life_and_its_own_expiry() {
    try (RefreshingCredential caller = RefreshingCredential.of(Optional.of(ACCOUNT), this::issue)) {
      now = now.plus(Duration.ofMinutes(7));

      Credential.Issued given = issued(caller);

      assertThat(given.known().map(Header::value)).contains("Bearer caller-1");
      assertThat(given.expiresAt()).contains(issued.get(1).expires());
      assertThat(value(caller)).isEqualTo("Bearer caller-1");
      assertThat(caller.mask("caller-0 caller-1")).isEqualTo("*** ***");
    }
  }

  @Test
  void a_token_that_cannot_be_renewed_is_given_with_its_own_expiry() {
    TokenRequests once =
        account -> {
          if (!issued.isEmpty()) {
            throw new IllegalStateException("no right");
          }
          return issue(account);
        };
    try (RefreshingCredential caller = RefreshingCredential.of(Optional.of(ACCOUNT), once)) {
      Credential.Issued given = issued(caller);

      assertThat(given.known().map(Header::value)).contains("Bearer caller-0");
      assertThat(given.expiresAt()).contains(issued.get(0).expires());
    }
  }

  @Test
  void a_token_is_not_printed() {
    assertThat(issue(ACCOUNT)).hasToString("a token that expires 1970-01-01T00:10:00Z");
    assertThat(new RefreshingCredential.Found("hidden", Optional.empty()).toString())
        .doesNotContain("hidden");
  }
}
