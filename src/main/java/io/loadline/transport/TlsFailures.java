package io.loadline.transport;

import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.ExplainedTrust.UntrustedServerException;
import java.io.Serial;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Tells what went wrong with TLS, whichever transport met it. */
public final class TlsFailures {
  private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

  private static final String NO_PROTOCOL = "no_application_protocol";

  private TlsFailures() {}

  /**
   * Why there is no secure connection, for somebody who can change it.
   *
   * @return empty when the failure has nothing to do with TLS
   */
  public static Optional<String> text(Throwable failure) {
    Optional<UntrustedServerException> untrusted =
        CauseChain.find(failure, UntrustedServerException.class);
    if (untrusted.isPresent()) {
      return untrusted.map(Throwable::getMessage);
    }
    Optional<NotAgreedException> notAgreed = CauseChain.find(failure, NotAgreedException.class);
    if (notAgreed.isPresent()) {
      return notAgreed.map(Throwable::getMessage);
    }
    return CauseChain.find(failure, SSLException.class)
        .map(e -> text(String.valueOf(e.getMessage())));
  }

  /**
   * The handshake went well, but the server did not agree on HTTP/2.
   *
   * @param spoken what it agreed on instead; empty for nothing
   */
  public static SSLHandshakeException noHttp2(String spoken) {
    String instead = spoken.isEmpty() ? "it knows no ALPN" : "it chose " + spoken;
    return new NotAgreedException(
        "the server does not speak HTTP/2 over TLS: h2 was offered (ALPN), " + instead);
  }

  /** Whether there is no secure connection, and whether that is since nobody speaks TLS there. */
  public static FailureKind kind(Throwable failure) {
    if (CauseChain.has(failure, UntrustedServerException.class)) {
      return FailureKind.TLS;
    }
    return CauseChain.find(failure, SSLException.class)
        .map(
            e -> isPlainText(String.valueOf(e.getMessage())) ? FailureKind.NO_TLS : FailureKind.TLS)
        .orElse(FailureKind.OTHER);
  }

  /** Whether the server refused all that was offered by ALPN. */
  public static boolean isNoProtocol(Throwable failure) {
    return CauseChain.has(failure, NotAgreedException.class)
        || CauseChain.find(failure, SSLException.class)
            .filter(e -> String.valueOf(e.getMessage()).contains(NO_PROTOCOL))
            .isPresent();
  }

  private static boolean isPlainText(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("not an ssl/tls record") || lower.contains("unrecognized ssl message");
  }

  private static String text(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    Matcher alert = ALERT.matcher(lower);
    if (alert.find()) {
      return refusal(alert.group(1));
    }
    if (isPlainText(message)) {
      return "the server does not speak TLS on this port: write http://, or correct the port";
    }
    return "no TLS handshake: " + message;
  }

  private static String refusal(String alert) {
    String said = "the server refused the TLS handshake (" + alert + ")";
    return switch (alert) {
      case "certificate_required", "bad_certificate", "certificate_unknown", "unknown_ca" ->
          said + ": it wants a certificate of ours that it trusts, set @Tls(cert = .., key = ..)";
      case "unrecognized_name" -> said + ": it knows no such name, set @Tls(serverName = ..)";
      case NO_PROTOCOL -> said + ": it speaks no version of HTTP that was offered (ALPN)";
      default -> said;
    };
  }

  /** The handshake went well, but the server will not speak the version of HTTP that is needed. */
  private static final class NotAgreedException extends SSLHandshakeException {
    @Serial private static final long serialVersionUID = 1;

    NotAgreedException(String message) {
      super(message);
    }
  }
}
