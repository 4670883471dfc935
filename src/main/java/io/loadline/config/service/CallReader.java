package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is called, and what counts as an answer. */
final class CallReader {
  private final SettingValues values;
  private final PayloadSetReader payloads;
  private final TlsReader tls;
  private final HeaderSyntax headers;

  CallReader(SettingValues values, PayloadSetReader payloads, TlsReader tls, Set<String> secrets) {
    this.tls = tls;
    this.values = values;
    this.payloads = payloads;
    this.headers = new HeaderSyntax(secrets);
  }

  /** The call; empty only when the address is not usable, which is reported. */
  Optional<Call> read(Optional<URI> url) {
    Optional<String> host = values.one(Attribute.HOST, HostSyntax::authority);
    TlsTrust security = tls.read(url);
    String contentType =
        values
            .one(Attribute.CONTENT_TYPE, CallReader::contentType)
            .orElse(SettingDefaults.CONTENT_TYPE);
    List<Payload> bodies = payloads.read(contentType);
    boolean hasPayload = values.isSet(Attribute.PAYLOAD);
    if (!hasPayload) {
      values.refuse(
          Attribute.CONTENT_TYPE, "there is no payload to have a type", "add one or remove it");
    }
    String method =
        values
            .one(Attribute.METHOD, text -> method(text, hasPayload))
            .orElse(hasPayload ? "POST" : "GET");
    List<Header> all = headers(contentType, hasPayload);
    var timeout =
        values.one(Attribute.TIMEOUT, SettingSyntax::duration).orElse(SettingDefaults.TIMEOUT);
    List<Expectation> expectations = expectations();
    Protocol protocol = new ProtocolReader(values).read(url);
    return url.map(to -> new Target(to, host.orElse(""), security))
        .map(to -> new Call(to, method, all, bodies, timeout, expectations).over(protocol))
        .map(new TokenStreams(values)::recognized);
  }

  private List<Header> headers(String contentType, boolean hasPayload) {
    List<Header> all = new ArrayList<>();
    if (hasPayload) {
      all.add(new Header("Content-Type", contentType, false));
    }
    all.addAll(values.all(Attribute.HEADERS, headers::parse));
    return all;
  }

  private List<Expectation> expectations() {
    List<Expectation> all = values.all(Attribute.EXPECT, ExpectSyntax::parse);
    long statuses =
        all.stream()
            .filter(Expectation.Status.class::isInstance)
            .map(one -> ((Expectation.Status) one).status())
            .distinct()
            .count();
    if (statuses > 1) {
      values.refuse(
          Attribute.EXPECT, "an answer has one status, not " + statuses, "keep one of them");
    }
    return all;
  }

  private static String contentType(String text) throws SyntaxException {
    String token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    String parameter = "\\s*;\\s*" + token + "=(" + token + "|\"[^\"\\p{Cntrl}]*\")";
    if (!text.strip().matches(token + "/" + token + "(" + parameter + ")*")) {
      throw new SyntaxException("is no media type", "write one such as application/json");
    }
    return text.strip();
  }

  private static String method(String text, boolean hasPayload) throws SyntaxException {
    String upper = text.toUpperCase(Locale.ROOT);
    if (!text.matches("[A-Z][A-Z-]*")) {
      throw new SyntaxException(
          "is no HTTP method, which is in upper case",
          upper.matches("[A-Z][A-Z-]*") ? CloseMatch.question(upper) : "write POST");
    }
    if (Set.of("CONNECT", "TRACE", "HEAD").contains(text)) {
      throw new SyntaxException(
          "a " + text + " request is no inference", "write POST, or GET without a payload");
    }
    if (hasPayload && text.equals("GET")) {
      throw new SyntaxException(
          "a GET request carries no payload", "remove the method (then POST) or the payload");
    }
    return text;
  }
}
