package io.loadline.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Header;
import io.loadline.testkit.Http2Heads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read by Netty's HPACK. */
class HpackWriterTest {
  private static final List<Header> FIELDS =
      List.of(field(":method", "POST"), field(":path", "/v2/infer"), field("Content-Type", "a/b"));

  private final HeaderTable table = new HeaderTable();
  private final HpackWriter writer = new HpackWriter(table);
  private final Http2Heads server = new Http2Heads();

  private static Header field(String name, String value) {
    return new Header(name, value, false);
  }

  private byte[] send(List<Header> fields) throws IOException {
    byte[] block = writer.write(fields);
    assertThat(server.read(1, block)).isEqualTo(text(fields));
    return block;
  }

  private static String text(List<Header> fields) {
    return fields.stream()
        .map(field -> field.name().toLowerCase(Locale.ROOT) + ": " + field.value() + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void a_field_is_said_in_full_once_and_then_in_a_byte() throws IOException {
    assertThat(send(FIELDS)).hasSizeGreaterThan(FIELDS.size());
    assertThat(send(FIELDS)).hasSize(FIELDS.size());
  }

  @Test
  void a_secret_enters_no_table() throws IOException {
    List<Header> fields = List.of(field(":method", "GET"), field("Authorization", "Bearer x"));
    byte[] first = send(fields);

    assertThat(send(fields)).isEqualTo(first);
    assertThat(first[1] & 0xf0).isEqualTo(0x10);
  }

  private byte[] sendTrace(String value) throws IOException {
    List<Header> trace = List.of(field("traceparent", value));
    byte[] fields = writer.write(FIELDS);
    byte[] last = writer.writeLast("traceparent", value);
    byte[] block = Arrays.copyOf(fields, fields.length + last.length);
    System.arraycopy(last, 0, block, fields.length, last.length);
    assertThat(server.read(1, block)).isEqualTo(text(FIELDS) + text(trace));
    return last;
  }

  @Test
  void of_a_field_whose_value_is_another_each_time_the_name_is_said_once() throws IOException {
    assertThat(sendTrace("1".repeat(55))).hasSize(1 + 1 + 11 + 1 + 55);
    assertThat(sendTrace("2".repeat(55))).hasSize(2 + 1 + 55);
    send(List.of(field("more", "fields")));
    assertThat(sendTrace("3".repeat(55))).hasSize(2 + 1 + 55);
  }

  @Test
  void its_name_is_said_each_time_where_the_server_keeps_none() throws IOException {
    server.tableSize(0);
    table.allow(0);
    sendTrace("1".repeat(55));
    assertThat(sendTrace("2".repeat(55))).hasSize(1 + 1 + 11 + 1 + 55);
  }

  @Test
  void its_name_is_said_again_when_the_server_has_forgotten_it() throws IOException {
    sendTrace("1".repeat(55));
    server.tableSize(4000);
    table.allow(4000);
    assertThat(sendTrace("2".repeat(55))).hasSize(1 + 1 + 11 + 1 + 55);
    assertThat(sendTrace("3".repeat(55))).hasSize(2 + 1 + 55);
  }

  @Test
  void a_field_for_which_no_room_is_left_is_said_in_full_each_time() throws IOException {
    List<Header> fields = List.of(field("a", "x".repeat(4000)), field("b", "y".repeat(64)));
    send(fields);
    byte[] second = send(fields);

    assertThat(second).hasSize(1 + 1 + 1 + 1 + 1 + 64);
    assertThat(send(fields)).isEqualTo(second);
  }

  @Test
  void a_table_of_the_very_size_is_filled() throws IOException {
    Header field = field("a", "x".repeat(HeaderTable.SIZE - 32 - 1));
    send(List.of(field));

    assertThat(send(List.of(field))).hasSize(1);
  }

  @Test
  void many_fields_have_indices_of_more_than_a_byte() throws IOException {
    List<Header> fields = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      fields.add(field("n" + i, "v"));
    }
    send(fields);

    assertThat(send(fields)).hasSize(65 + 2 * 45);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 64, 100, 4095})
  void a_server_with_a_small_table_is_told_so_first(int size) throws IOException {
    server.tableSize(size);
    table.allow(size);

    assertThat(send(FIELDS)[0] & 0xff).isEqualTo(0x20);
    send(FIELDS);
  }

  @Test
  void any_sequence_of_heads_and_sizes_is_understood() throws IOException {
    Random random = new Random(7);
    int size = HeaderTable.SIZE;
    for (int i = 0; i < 2_000; i++) {
      if (random.nextInt(50) == 0) {
        size = Math.max(0, size - random.nextInt(300));
        server.tableSize(size);
        table.allow(size);
      }
      send(random(random));
    }
    assertThat(size).isZero();
  }

  private static List<Header> random(Random random) {
    return random
        .ints(1 + random.nextInt(12), 0, 60)
        .mapToObj(n -> new Header("n" + n % 20, "v".repeat(n * n), n % 7 == 0))
        .toList();
  }
}
