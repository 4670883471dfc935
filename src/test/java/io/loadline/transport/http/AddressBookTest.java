package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final Addresses OLD = at(1);
  private static final Addresses NEW = at(2);
  private static final Addresses NONE = new Addresses(List.of(), "unknown host");

  private final Queue<Addresses> answers = new ArrayDeque<>(List.of(OLD));
  private final List<Runnable> elsewhere = new ArrayList<>();
  private long now;

  private static Addresses at(int port) {
    return new Addresses(List.of(InetSocketAddress.createUnresolved("iris", port)), "");
  }

  private AddressBook book() {
    return new AddressBook(answers::remove, elsewhere::add, () -> now);
  }

  @Test
  void it_is_looked_up_at_once_and_then_elsewhere() {
    AddressBook book = book();
    assertThat(book.known()).isEqualTo(OLD);
    now += 1_000_000_000;
    book.refresh();
    assertThat(book.known()).isEqualTo(OLD);
    answers.add(NEW);
    elsewhere.get(0).run();
    assertThat(book.known()).isEqualTo(NEW);
  }

  @Test
  void it_is_looked_up_at_most_once_a_second_and_one_at_a_time() {
    AddressBook book = book();
    now += 999_999_999;
    book.refresh();
    assertThat(elsewhere).isEmpty();
    now += 5_000_000_000L;
    book.refresh();
    now += 5_000_000_000L;
    book.refresh();
    assertThat(elsewhere).hasSize(1);
    answers.add(NEW);
    elsewhere.get(0).run();
    book.refresh();
    assertThat(elsewhere).hasSize(2);
  }

  @Test
  void a_lookup_that_fails_changes_nothing() {
    AddressBook book = book();
    now += 2_000_000_000L;
    book.refresh();
    answers.add(NONE);
    elsewhere.get(0).run();
    assertThat(book.known()).isEqualTo(OLD);
  }
}
