package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthConfigTest {
  private static final String LONG = "eyJhbGciOi".repeat(20);

  private final Path folder;

  AuthConfigTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Credential credential(GateFixture gate) {
    return gate.resolve().plan().call().credential().orElseThrow();
  }

  private static Header header(GateFixture gate) {
    Header header = ((Credential.Fixed) credential(gate)).header();
    assertThat(header.secret()).isTrue();
    return header;
  }

  @Test
  void nobody_calls_in_particular_when_nothing_is_set() {
    assertThat(gate().resolve().plan().call().credential()).isEmpty();
  }

  @Test
  void a_bearer_token_comes_from_a_variable() {
    GateFixture gate =
        gate().set(Attribute.AUTH_BEARER, "${secret:MY_TOKEN}").environment("MY_TOKEN", "abc.def");

    assertThat(header(gate)).isEqualTo(new Header("Authorization", "Bearer abc.def", true));
    assertThat(gate.whole().secrets().mask("got abc.def!")).isEqualTo("got ***!");
  }

  @Test
  void a_bearer_token_in_a_file_is_read_by_whoever_calls() throws IOException {
    Files.writeString(folder.resolve("token"), "abc.def\n");
    GateFixture gate = gate().projectDir(folder).set(Attribute.AUTH_BEARER, "file:token");

    assertThat(credential(gate))
        .isEqualTo(new Credential.FromFile(folder.resolve("token").toAbsolutePath()));
  }

  @Test
  void a_token_file_must_hold_a_token() throws IOException {
    GateFixture gate = gate().projectDir(folder).set(Attribute.AUTH_BEARER, "file:token");
    assertThat(gate.refusal()).contains("cannot be read: ").contains("permissions");

    Files.writeString(folder.resolve("token"), "not a token");
    assertThat(gate.refusal()).contains("holds no bearer token (RFC 6750)");
  }

  @Test
  void user_and_password_are_encoded_and_hidden_in_every_form() {
    GateFixture gate =
        gate().set(Attribute.AUTH_BASIC, "ann:${secret:PW}").environment("PW", "geheim");

    assertThat(header(gate).value()).isEqualTo("Basic YW5uOmdlaGVpbQ==");
    assertThat(gate.whole().secrets().mask("geheim YW5uOmdlaGVpbQ== ann:geheim ann"))
        .isEqualTo("*** *** *** ann");
  }

  @Test
  void any_header_may_carry_the_key() {
    GateFixture gate = gate().set(Attribute.AUTH_HEADER, "X-Api-Key: key-1");

    assertThat(header(gate)).isEqualTo(new Header("X-Api-Key", "key-1", true));
    assertThat(gate.whole().secrets().mask("key-1")).isEqualTo("***");
  }

  @Test
  void a_service_account_has_a_name_and_maybe_a_namespace_and_an_audience() {
    GateFixture gate = gate().set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    assertThat(credential(gate))
        .isEqualTo(new Credential.ServiceAccount("", "caller", "", Duration.ofHours(1)));

    gate.set(Attribute.AUTH_SERVICE_ACCOUNT, "ci/caller").set(Attribute.AUTH_AUDIENCE, "iris");
    assertThat(credential(gate))
        .isEqualTo(new Credential.ServiceAccount("ci", "caller", "iris", Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_BEARER, Bearer abc, 'holds no bearer token (RFC 6750); write the token alone, without"
        + " Bearer before it, as ${secret:NAME} or into a file'",
    "AUTH_BASIC, geheim, 'is no user and password; write \"user:${secret:NAME}\"'",
    "AUTH_HEADER, geheim, 'is no header; write \"Name: value\"'",
    "AUTH_SERVICE_ACCOUNT, a/b/c, 'is no ServiceAccount; write its name, or namespace/name'",
    "AUTH_AUDIENCE, iris, 'is the audience of no token that is asked for; set serviceAccount, too,"
        + " or remove it'",
  })
  void what_cannot_be_is_refused(Attribute attribute, String value, String problem) {
    assertThat(gate().set(attribute, value).refusal()).endsWith(": " + problem);
  }

  @Test
  void only_one_says_who_calls() {
    assertThat(gate().set(Attribute.AUTH_BEARER, "abc").set(Attribute.AUTH_BASIC, "a:b").refusal())
        .contains("@Auth(bearer = \"***\")")
        .contains("excludes basic = \"a: ***\"");
  }

  @Test
  void a_nearer_credential_replaces_an_outer_one() {
    GateFixture gate =
        gate()
            .set(Attribute.AUTH_BEARER, "abc")
            .level(2, "@Auth on class", Attribute.AUTH_SERVICE_ACCOUNT, "ci/caller");

    assertThat(header(gate).value()).isEqualTo("Bearer abc");
  }

  @Test
  void the_same_header_is_not_set_twice() {
    assertThat(
            gate()
                .set(Attribute.AUTH_BEARER, "abc")
                .set(Attribute.HEADERS, "authorization: Basic xyz")
                .refusal())
        .endsWith(": sets Authorization, which @Auth sets, too; keep one of them");
  }

  @ParameterizedTest
  @CsvSource({"AUTH_BEARER, ''", "AUTH_HEADER, 'X-Key: '", "AUTH_BASIC, 'ann:'"})
  void no_part_of_a_secret_is_shown(Attribute attribute, String before) {
    Gate.Endpoint gate = gate().set(attribute, before + LONG).resolve();

    assertThat(gate.effective().toString()).contains("***").doesNotContain("eyJ");
    assertThat(gate().set(attribute, before + LONG + " ?\n").refusal()).doesNotContain("eyJ");
    assertThat(gate().property(attribute.key(), before + LONG).resolve().overrides().toString())
        .doesNotContain("eyJ");
  }

  @Test
  void a_secret_that_was_cut_is_masked_as_far_as_it_goes() {
    GateFixture gate =
        gate().set(Attribute.PAYLOAD, "{\"key\": \"${secret:KEY}\"").environment("KEY", LONG);

    assertThat(gate.refusal()).contains("***...").doesNotContain("eyJ");
  }
}
