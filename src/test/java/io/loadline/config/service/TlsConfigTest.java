package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.TlsTrust;
import io.loadline.testkit.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConfigTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final Identity ME = CA.sign("me");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write("ca.pem", "subject: the CA\n" + CA.certificatePem());
    write("me.pem", ME.certificatePem() + CA.certificatePem());
    write("key.pem", ME.keyPem());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private GateFixture secure() {
    return gate().set(Attribute.URL, "https://iris/v2/models/iris/infer").projectDir(folder);
  }

  @Test
  void unset_is_the_trust_of_the_jvm() {
    assertThat(secure().resolve().plan().call().target().tls()).isEqualTo(TlsTrust.DEFAULT);
  }

  @Test
  void pem_files_are_read() {
    Gate.Endpoint gate =
        secure()
            .set(Attribute.TLS_CA, "file:ca.pem")
            .set(Attribute.TLS_CERT, "file:me.pem")
            .set(Attribute.TLS_KEY, "file:key.pem")
            .property("loadline.tls.server-name", "iris.example.com")
            .resolve();
    TlsTrust tls = gate.plan().call().target().tls();

    assertThat(tls.authorities()).containsExactly(CA.certificate());
    assertThat(tls.chain()).containsExactly(ME.certificate(), CA.certificate());
    assertThat(tls.key()).isEqualTo(Optional.of(ME.key()));
    assertThat(tls.serverName()).isEqualTo("iris.example.com");
    assertThat(tls.toString()).doesNotContain(ME.key().toString());
    assertThat(gate.warnings()).isEmpty();
  }

  @Test
  void a_certificate_and_its_key_come_together() {
    assertThat(secure().set(Attribute.TLS_CERT, "file:me.pem").refusal())
        .endsWith(
            "@Tls(cert = \"file:me.pem\"), from @Tls on method gate(): has no key; set"
                + " @Tls(key), too");
    assertThat(secure().set(Attribute.TLS_KEY, "file:key.pem").refusal())
        .endsWith(": has no certificate; set @Tls(cert), too");
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws IOException {
    write("key.pem", CA.keyPem());
    assertThat(mutual().refusal())
        .endsWith(
            ": is not the key of CN=me; use the key that belongs to @Tls(cert), whose first"
                + " certificate must be our own");
  }

  private GateFixture mutual() {
    return secure().set(Attribute.TLS_CERT, "file:me.pem").set(Attribute.TLS_KEY, "file:key.pem");
  }

  @Test
  void keys_of_other_forms_are_told_how_to_be_converted() throws IOException {
    String fix = "; convert it: openssl pkcs8 -topk8 -nodes -in key.pem -out key8.pem";
    write("key.pem", Identity.pem("RSA PRIVATE KEY", new byte[3]));
    assertThat(mutual().refusal()).endsWith(": is a rsa private key, not PKCS#8" + fix);
    write("key.pem", Identity.pem("ENCRYPTED PRIVATE KEY", new byte[3]));
    assertThat(mutual().refusal()).endsWith(": is encrypted" + fix);
    write("key.pem", Identity.pem("PRIVATE KEY", new byte[3]));
    assertThat(mutual().refusal()).contains(": is no private key that this JVM can read;");
    write("key.pem", "nothing");
    assertThat(mutual().refusal()).contains(": holds 0 private keys in PEM form instead of one;");
  }

  @Test
  void what_is_no_certificate_is_refused() throws IOException {
    write("ca.pem", ME.keyPem());
    GateFixture gate = secure().set(Attribute.TLS_CA, "file:ca.pem");
    assertThat(gate.refusal()).contains(": holds no certificate in PEM form;");
    write("ca.pem", Identity.pem("CERTIFICATE", new byte[3]));
    assertThat(gate.refusal()).contains(": holds a certificate that cannot be read: ");
    write("ca.pem", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----");
    assertThat(gate.refusal()).contains(": holds a certificate whose base64 is broken;");
    assertThat(secure().set(Attribute.TLS_CA, "ca.pem").refusal())
        .endsWith(": is no file; write file:.. or classpath:..");
  }

  @Test
  void an_expired_certificate_is_a_warning() throws IOException {
    write("ca.pem", CA.sign("old", Instant.parse("2020-02-02T00:00:00Z")).certificatePem());
    assertThat(secure().set(Attribute.TLS_CA, "file:ca.pem").resolve().warnings())
        .containsExactly(
            "@Tls(ca): the certificate of CN=old has expired, on 2020-02-02T00:00:00Z");
  }

  @Test
  void whoever_trusts_everybody_is_reminded() {
    assertThat(secure().set(Attribute.TLS_VERIFY, "false").resolve().warnings())
        .containsExactly("the server's certificate was not checked: @Tls(verify = FALSE)");
    assertThat(
            secure()
                .set(Attribute.TLS_VERIFY, "false")
                .set(Attribute.TLS_CA, "file:ca.pem")
                .refusal())
        .endsWith(": has no effect with verify = FALSE; remove one of the two");
    assertThat(secure().property("loadline.tls.verify", "no").refusal())
        .endsWith(": is neither true nor false; write true or false");
  }

  @Test
  void tls_without_https_is_said_to_have_no_effect() {
    assertThat(gate().set(Attribute.TLS_SERVER_NAME, "iris").resolve().warnings())
        .containsExactly("@Tls(serverName) has no effect: the URL starts with http");
  }

  @Test
  void the_host_header_may_name_another_host() {
    assertThat(gate().set(Attribute.HOST, "iris.example.com:81").resolve().plan().call().target())
        .satisfies(
            target -> {
              assertThat(target.authority()).isEqualTo("iris.example.com:81");
              assertThat(target.serverName()).isEqualTo("iris.example.com");
              assertThat(target.host()).isEqualTo("localhost");
            });
  }

  @Test
  void java_net_http_sends_no_host_header_unless_the_jvm_was_told_so() {
    var jdk = gate().set(Attribute.HOST, "iris.example.com").property("loadline.transport", "jdk");
    assertThat(jdk.refusal())
        .isEqualTo(
            "loadline.transport = \"jdk\", host = \"iris.example.com\": java.net.http sends a Host"
                + " header only where the JVM was started with"
                + " -Djdk.httpclient.allowRestrictedHeaders=host; add that flag to argLine of"
                + " Surefire and Failsafe, or remove loadline.transport");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "connection, Host", "expect,host,upgrade"})
  void where_it_was_the_host_header_may_name_another_host(String allowed) {
    var jdk = gate().set(Attribute.HOST, "iris.example.com").property("loadline.transport", "jdk");
    assertThat(jdk.property("jdk.httpclient.allowRestrictedHeaders", allowed).resolve().plan())
        .extracting(plan -> plan.call().target().authority())
        .isEqualTo("iris.example.com");
  }

  @Test
  void nothing_of_the_jvm_is_changed_for_it() {
    Object before = System.getProperties().clone();
    gate().set(Attribute.HOST, "iris.example.com").resolve();
    assertThat(System.getProperties()).isEqualTo(before);
  }

  @Test
  void a_host_is_a_name_without_scheme_and_path() {
    assertThat(gate().set(Attribute.HOST, "http://iris").refusal())
        .endsWith(": is no host; write a name such as iris.example.com, without scheme and path");
  }
}
