package io.loadline.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A request body, read once before the run. Immutable. It may hold UUIDs that differ from request
 * to request; they have the same length in each.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Payload {
  /** What stands for a UUID in a body as the user wrote it. */
  public static final String UUID = "{uuid}";

  /** Of a UUID as text, in bytes. */
  public static final int UUID_LENGTH = 36;

  private static final String NIL = "00000000-0000-0000-0000-000000000000";

  private final String source;
  private final byte[] bytes;
  private final int[] uuids;
  private final long seed;

  private Payload(String source, byte[] bytes, int[] uuids, long seed) {
    this.source = source;
    this.bytes = bytes;
    this.uuids = uuids;
    this.seed = seed;
  }

  /**
   * A body and where it came from.
   *
   * @param source as the user wrote it, {@code classpath:iris.json} say; "inline" for a literal
   */
  public static Payload of(String source, byte[] bytes) {
    return new Payload(source, bytes.clone(), new int[0], 0);
  }

  /**
   * A body with UUIDs.
   *
   * @param bytes with anything in the places of the UUIDs
   * @param uuids where each begins, in bytes, ascending
   * @param seed of their values
   */
  public static Payload of(String source, byte[] bytes, int[] uuids, long seed) {
    for (int place : uuids) {
      if (place < 0 || place > bytes.length - UUID_LENGTH) {
        throw new IllegalArgumentException("no room for a UUID at byte " + place);
      }
    }
    return new Payload(source, bytes.clone(), uuids.clone(), seed);
  }

  /** The same with a UUID for each {@value #UUID} in it; itself when there is none. */
  public Payload withUuids(long uuidSeed) {
    // One character a byte, so that places stay places whatever the encoding is.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    StringBuilder filled = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf(UUID); at >= 0; at = text.indexOf(UUID, from)) {
      filled.append(text, from, at);
      places.add(filled.length());
      filled.append(NIL);
      from = at + UUID.length();
    }
    if (places.isEmpty()) {
      return this;
    }
    byte[] all =
        filled.append(text, from, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
    return new Payload(
        source, all, places.stream().mapToInt(Integer::intValue).toArray(), uuidSeed);
  }

  /** The body of one request, its UUIDs written out; itself when there are none. */
  public Payload of(Phase phase, long index) {
    if (uuids.length == 0) {
      return this;
    }
    byte[] own = bytes.clone();
    byte[] uuid = new byte[UUID_LENGTH];
    for (int i = 0; i < uuids.length; i++) {
      writeUuid(i, phase, index, uuid);
      System.arraycopy(uuid, 0, own, uuids[i], UUID_LENGTH);
    }
    return new Payload(source, own, new int[0], 0);
  }

  /**
   * The same with more text in it.
   *
   * @param at where it goes, in bytes
   * @param named the source of what comes out
   */
  public Payload with(byte[] more, int at, String named) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
    int[] places =
        Arrays.stream(uuids).map(place -> place < at ? place : place + more.length).toArray();
    return new Payload(named, all, places, seed);
  }

  /** Of its UUIDs; 0 without any. */
  public long seed() {
    return seed;
  }

  /** How many UUIDs there are to be written into each request. */
  public int uuids() {
    return uuids.length;
  }

  /** Where the UUID {@code i} begins, in bytes. */
  public int uuidAt(int i) {
    return uuids[i];
  }

  /**
   * The UUID {@code i} of a request: another one for each request of each phase, and the same again
   * in a run of the same seed. Allocates nothing.
   */
  public void writeUuid(int i, Phase phase, long index, byte[] into) {
    SeededUuid.write(seed, 1_000_003L * phase.id().hashCode() + i, index, into);
  }

  public String source() {
    return source;
  }

  /** A copy; with zeros for its UUIDs. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  /** With the same UUIDs in the same places, too. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payload that
        && source.equals(that.source)
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(uuids, that.uuids)
        && seed == that.seed;
  }

  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return source + " (" + bytes.length + " bytes)";
  }

  /** The body as text, for plans and messages. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
