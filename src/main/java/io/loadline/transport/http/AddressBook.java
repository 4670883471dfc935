package io.loadline.transport.http;

import io.loadline.plan.Target;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where a host is by now. Used by one loop thread, which it never keeps waiting: whoever has to
 * connect anew asks for a fresh look, at most one a second, which happens on another thread and
 * serves those who come after it.
 */
final class AddressBook {
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<Addresses> lookup;
  private final Executor elsewhere;
  private final LongSupplier nanos;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long asked;
  private volatile Addresses known;

  /**
   * Looks up once, right now.
   *
   * @param lookup may block
   * @param elsewhere runs it later on
   * @param nanos the clock
   */
  AddressBook(Supplier<Addresses> lookup, Executor elsewhere, LongSupplier nanos) {
    this.lookup = lookup;
    this.elsewhere = elsewhere;
    this.nanos = nanos;
    this.known = lookup.get();
    this.asked = nanos.getAsLong();
  }

  static AddressBook of(Target target) {
    return new AddressBook(() -> Addresses.of(target), AddressBook::start, System::nanoTime);
  }

  private static void start(Runnable lookup) {
    Thread thread = new Thread(lookup, "loadline-dns");
    thread.setDaemon(true);
    thread.start();
  }

  Addresses known() {
    return known;
  }

  /** What is known may be out of date. */
  void refresh() {
    long now = nanos.getAsLong();
    if (now - asked >= FRESH && looking.compareAndSet(false, true)) {
      asked = now;
      elsewhere.execute(this::look);
    }
  }

  private void look() {
    Addresses found = lookup.get();
    // A name server that is away for a moment has not moved the service.
    if (!found.isEmpty()) {
      known = found;
    }
    looking.set(false);
  }
}
