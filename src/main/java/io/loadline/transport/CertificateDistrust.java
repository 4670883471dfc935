package io.loadline.transport;

import io.loadline.plan.Target;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Why a server's certificate is not trusted, as somebody who can change it needs to hear it. */
final class CertificateDistrust {
  private static final int SHOWN = 5;
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private CertificateDistrust() {}

  static String text(CertificateException e, X509Certificate[] chain, Target target) {
    X509Certificate server = chain[0];
    if (CauseChain.has(e, CertificateExpiredException.class)) {
      return "the server's certificate has expired, on " + server.getNotAfter().toInstant();
    }
    if (CauseChain.has(e, CertificateNotYetValidException.class)) {
      return "the server's certificate is not valid before " + server.getNotBefore().toInstant();
    }
    if (CauseChain.has(e, CertPathBuilderException.class)) {
      return noAuthority(server, target);
    }
    String message = String.valueOf(e.getMessage());
    return message.startsWith("No subject alternative") || message.startsWith("No name matching")
        ? wrongName(server, target)
        : "the server's certificate is not trusted: " + message;
  }

  private static String noAuthority(X509Certificate server, Target target) {
    String issuer = server.getIssuerX500Principal().getName();
    return target.tls().authorities().isEmpty()
        ? "the JVM trusts no CA that signed the server's certificate (issuer "
            + issuer
            + "): set @Tls(ca = \"file:..\")"
        : "the server's certificate (issuer " + issuer + ") is not signed by the CA of @Tls(ca)";
  }

  private static String wrongName(X509Certificate server, Target target) {
    List<String> names = names(server);
    return "the name "
        + target.serverName()
        + " is not in the server's certificate ("
        + (names.isEmpty() ? "which has none" : String.join(", ", names))
        + "): correct url, or set @Tls(serverName = \"..\")";
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      List<String> names = new ArrayList<>();
      for (List<?> name : all == null ? List.<List<?>>of() : all) {
        if (name.get(0).equals(DNS) || name.get(0).equals(ADDRESS)) {
          names.add(String.valueOf(name.get(1)));
        }
      }
      return names.size() <= SHOWN ? names : shortened(names);
    } catch (CertificateParsingException e) {
      return List.of("unreadable");
    }
  }

  private static List<String> shortened(List<String> names) {
    List<String> some = new ArrayList<>(names.subList(0, SHOWN));
    some.add((names.size() - SHOWN) + " more");
    return some;
  }
}
