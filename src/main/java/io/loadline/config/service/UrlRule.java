package io.loadline.config.service;

import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.RpcName;
import io.loadline.plan.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a URL must be to be called. */
final class UrlRule {
  private static final String EXAMPLE =
      "write one such as http://localhost:8080/v2/models/iris/infer";

  private UrlRule() {}

  /** A whole URL. */
  static URI absolute(String text) throws SyntaxException {
    URI url = parse(text.trim());
    checkScheme(url, text.trim());
    checkAuthority(url);
    return URI.create(withLowerScheme(url.toASCIIString()));
  }

  /** A scheme may be written in any case (RFC 3986, 3.1). */
  private static String withLowerScheme(String url) {
    int colon = url.indexOf(':');
    return url.substring(0, colon).toLowerCase(Locale.ROOT) + url.substring(colon);
  }

  /** Whether a host is that of whoever calls it, as far as its text says so. */
  static boolean isLoopback(String host) {
    return host.matches("(?i)(.*\\.)?localhost\\.?|127(\\.\\d+){1,3}|0\\.0\\.0\\.0|[0:]*:0*[01]");
  }

  /** Whether a text says where the service is, and not only what follows. */
  static boolean isWhole(String text) {
    return !text.isEmpty() && !text.startsWith("/");
  }

  /**
   * The address of an object that has one: {@code isvc://iris/v2/models/iris/infer}.
   *
   * @param text path and query, or nothing
   */
  static URI ofObject(ReadinessTarget object, String text) throws SyntaxException {
    String kind = object.kind().name().toLowerCase(Locale.ROOT);
    URI http = absolute("http://" + object.name() + text);
    return URI.create(kind + http.toASCIIString().substring("http".length()));
  }

  /** What follows the target's host: nothing, or path and query. */
  static URI below(URI target, String text) throws SyntaxException {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new SyntaxException(
          "must start with / or be empty, since @InferenceTarget says where the service is",
          "write only the path, such as /v2/models/iris/infer");
    }
    return absolute(target + text);
  }

  /** The address of an {@code @InferenceTarget}: scheme, host and port. */
  static URI target(URI target) throws SyntaxException {
    URI url = absolute(target.toString());
    if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
      throw new SyntaxException(
          "must be scheme, host and port only", "write " + root(url) + " and the path into url");
    }
    return url;
  }

  private static String root(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private static URI parse(String text) throws SyntaxException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw new SyntaxException(
          "is no URL: " + e.getReason().toLowerCase(Locale.ROOT) + where,
          "percent-encode what a URL may not hold, or " + EXAMPLE);
    }
  }

  private static void checkScheme(URI url, String text) throws SyntaxException {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (http && text.regionMatches(scheme.length(), "://", 0, 3)) {
      return;
    }
    boolean grpc = scheme.equals("grpc") || scheme.equals("grpcs");
    if (grpc && text.regionMatches(scheme.length(), "://", 0, 3)) {
      checkModel(url);
      return;
    }
    boolean bare = !text.contains("://") && text.matches("[A-Za-z0-9.-]+(:\\d+)?(/.*)?");
    throw new SyntaxException(
        "must be an absolute http, https, grpc or grpcs URL",
        bare ? CloseMatch.question("http://" + text) : EXAMPLE);
  }

  private static void checkModel(URI url) throws SyntaxException {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    boolean model = path.isEmpty() || path.matches("/[^/]+(/versions/[^/]+)?");
    if (!model && RpcName.of(new Target(url)).isEmpty()) {
      throw new SyntaxException(
          "gRPC calls a model or a method, not a path",
          "write grpc://host:port/model, ../model/versions/1 or ../package.Service/Method");
    }
  }

  private static void checkAuthority(URI url) throws SyntaxException {
    if (url.getRawUserInfo() != null) {
      throw new SyntaxException(
          "must not hold a user or password", "write them as headers = \"Authorization: ..\"");
    }
    if (url.getHost() == null) {
      throw new SyntaxException(
          "has no valid host and port",
          "a host is made of letters, digits, - and ., a port of digits; " + EXAMPLE);
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      throw new SyntaxException("has a port outside 1..65535", "write the port of the service");
    }
    if (url.getRawFragment() != null) {
      throw new SyntaxException(
          "must not have a fragment, which is never sent", "remove # and the rest");
    }
  }
}
