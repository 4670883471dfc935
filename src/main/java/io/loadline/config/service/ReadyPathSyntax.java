package io.loadline.config.service;

import io.loadline.config.setting.SyntaxException;
import io.loadline.config.setting.UrlRule;
import io.loadline.plan.ReadyPath;
import java.net.URI;

/** {@code /health}, {@code /health?deep=1}, {@code none}. */
final class ReadyPathSyntax {
  private static final String EXAMPLE =
      "write the path of the address that says whether the model is ready, such as /health, or"
          + " none where only real requests shall decide";
  private static final String ROOT = "http://host";

  private ReadyPathSyntax() {}

  static ReadyPath parse(String text) throws SyntaxException {
    String path = text.strip();
    if (path.equals(ReadyPath.NONE.text())) {
      return ReadyPath.NONE;
    }
    if (!path.startsWith("/")) {
      throw new SyntaxException("must begin with / or be none", EXAMPLE);
    }
    URI whole = UrlRule.absolute(ROOT + path);
    return new ReadyPath(whole.toASCIIString().substring(ROOT.length()));
  }
}
