package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bearer token that somebody else keeps fresh in a file. */
record TokenFile(Path file) {
  /**
   * The token as the file holds it now.
   *
   * @throws InvalidConfigurationException when there is none
   */
  String token() {
    try {
      return read();
    } catch (SyntaxException refusal) {
      String subject = "@Auth(bearer = \"file:" + file + "\")";
      throw new InvalidConfigurationException(
          List.of(
              new InvalidConfigurationException.Problem(
                  subject, "", refusal.rule(), refusal.fix())));
    }
  }

  String read() throws SyntaxException {
    try {
      return checked(Files.readString(file).strip());
    } catch (IOException e) {
      throw new SyntaxException("cannot be read: " + file, "check the file and its permissions");
    }
  }

  /** What may stand behind {@code Bearer} (RFC 6750, 2.1). */
  static String checked(String token) throws SyntaxException {
    if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new SyntaxException(
          "holds no bearer token (RFC 6750)",
          "write the token alone, without Bearer before it, as ${secret:NAME} or into a file");
    }
    return token;
  }
}
