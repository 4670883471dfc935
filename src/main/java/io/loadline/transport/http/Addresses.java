package io.loadline.transport.http;

import io.loadline.plan.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a target's host is.
 *
 * @param problem why there is none; empty otherwise
 */
record Addresses(List<InetSocketAddress> all, String problem) {
  Addresses {
    all = List.copyOf(all);
  }

  static Addresses of(Target target) {
    try {
      InetAddress[] found = InetAddress.getAllByName(target.host());
      return new Addresses(
          Arrays.stream(found).map(a -> new InetSocketAddress(a, target.port())).toList(), "");
    } catch (UnknownHostException e) {
      return new Addresses(List.of(), "unknown host " + target.host());
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  int size() {
    return all.size();
  }

  /** Round and round. */
  InetSocketAddress get(int number) {
    return all.get(number % all.size());
  }
}
