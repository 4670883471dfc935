package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Reads what says who calls. */
final class AuthReader {
  private static final String FILE = "file:";

  private final SettingValues values;
  private final ContentSource source;

  AuthReader(SettingValues values, ContentSource source) {
    this.values = values;
    this.source = source;
  }

  Optional<Credential> read() {
    if (!values.isSet(Attribute.AUTH_SERVICE_ACCOUNT)) {
      values.refuse(
          Attribute.AUTH_AUDIENCE,
          "is the audience of no token that is asked for",
          "set serviceAccount, too, or remove it");
    }
    Optional<Credential> credential =
        values
            .one(Attribute.AUTH_BEARER, this::bearer)
            .or(() -> values.one(Attribute.AUTH_BASIC, AuthReader::basic))
            .or(() -> values.one(Attribute.AUTH_HEADER, AuthReader::header))
            .or(this::serviceAccount);
    checkHeaders(credential);
    return credential;
  }

  private Credential bearer(String text) throws SyntaxException {
    if (text.startsWith(FILE)) {
      TokenFile file = new TokenFile(source.path(text).toAbsolutePath());
      file.read();
      return new Credential.FromFile(file.file());
    }
    return fixed("Bearer " + TokenFile.checked(text.strip()));
  }

  private static Credential basic(String text) throws SyntaxException {
    if (text.indexOf(':') < 1) {
      throw new SyntaxException("is no user and password", "write \"user:${secret:NAME}\"");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return fixed("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static Credential header(String text) throws SyntaxException {
    Header header = new HeaderSyntax(Set.of()).parse(text);
    return new Credential.Fixed(new Header(header.name(), header.value(), true));
  }

  private static Credential fixed(String value) {
    return new Credential.Fixed(new Header(Credential.AUTHORIZATION, value, true));
  }

  private Optional<Credential> serviceAccount() {
    String audience = values.one(Attribute.AUTH_AUDIENCE, AuthReader::audience).orElse("");
    return values
        .one(Attribute.AUTH_SERVICE_ACCOUNT, KubernetesSyntax::account)
        .map(
            account -> {
              int slash = account.indexOf('/');
              return new Credential.ServiceAccount(
                  account.substring(0, Math.max(0, slash)),
                  account.substring(slash + 1),
                  audience,
                  SettingDefaults.TOKEN_LIFETIME);
            });
  }

  private static String audience(String text) throws SyntaxException {
    if (text.isBlank() || !text.strip().matches("\\S+")) {
      throw new SyntaxException("is no audience", "write the one that the service checks for");
    }
    return text.strip();
  }

  /** A request with two such headers is another one to each server. */
  private void checkHeaders(Optional<Credential> credential) {
    String name = credential.map(Credential::headerName).orElse("");
    boolean twice =
        credential.isPresent()
            && values.find(Attribute.HEADERS).stream()
                .flatMap(setting -> setting.values().stream())
                .anyMatch(text -> text.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    if (twice) {
      values.refuse(
          Attribute.HEADERS, "sets " + name + ", which @Auth sets, too", "keep one of them");
    }
  }
}
