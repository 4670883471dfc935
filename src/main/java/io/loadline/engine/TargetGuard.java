package io.loadline.engine;

import io.loadline.plan.PublicTargetException;
import io.loadline.plan.Target;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** Keeps load away from addresses on the public Internet unless their host is named as allowed. */
public final class TargetGuard {
  private TargetGuard() {}

  /**
   * Lets a target pass whose host is allowed, whose addresses are all private, or that cannot be
   * resolved: then no load can reach anything either.
   *
   * @param allowedHosts host names or addresses as they stand in URLs; case does not matter
   * @throws PublicTargetException when one of the addresses is public
   */
  public static void check(Target target, Set<String> allowedHosts) {
    check(target, allowedHosts, "url", "load goes to");
  }

  /** As {@link #check}, for an address of metrics, which are read beside the load. */
  public static void checkMetrics(URI url, Set<String> allowedHosts) {
    check(new Target(url), allowedHosts, "server-metrics.url", "metrics are read at");
  }

  private static void check(
      Target target, Set<String> allowedHosts, String setting, String purpose) {
    String host = target.host();
    if (allowedHosts.stream().anyMatch(host::equalsIgnoreCase)) {
      return;
    }
    for (InetAddress address : addresses(host)) {
      if (!isPrivate(address)) {
        String subject = "%s = \"%s\": %s".formatted(setting, target.url(), host);
        throw new PublicTargetException(text(subject, host, address, purpose));
      }
    }
  }

  /**
   * As {@link #check}, for a target that is called from somewhere else: an address alone is looked
   * at, since names may stand for other addresses there, of a cluster above all.
   */
  public static void checkAddress(Target target, Set<String> allowedHosts) {
    if (target.host().matches("[0-9.]+|.*:.*")) {
      check(target, allowedHosts);
    }
  }

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      return new InetAddress[0];
    }
  }

  private static String text(String subject, String host, InetAddress address, String purpose) {
    String where = address.getHostAddress();
    return ("%s is %s; %s private addresses only"
            + " (loopback, 10/8, 172.16/12, 192.168/16, 100.64/10, link-local, fc00::/7)."
            + " Fix: if the service is yours, set loadline.allowed-hosts=%s")
        .formatted(
            subject,
            host.equals(where) ? "a public address" : "at the public address " + where,
            purpose,
            host);
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isShared(address)
        || isUniqueLocal(address);
  }

  /** 100.64.0.0/10, carrier-grade NAT: also what clusters and VPNs use (RFC 6598). */
  private static boolean isShared(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
  }

  /** fc00::/7 (RFC 4193). */
  private static boolean isUniqueLocal(InetAddress address) {
    return !(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc;
  }
}
