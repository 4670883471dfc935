package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GunzipStreamTest {
  private static final byte[] TEXT = "{\"outputs\":[{\"data\":[1,1]}]}".getBytes(UTF_8);

  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

  @Test
  void where_the_bytes_are_cut_makes_no_difference() {
    byte[] gzip = withFields(Compressed.gzip(TEXT));
    for (int cut = 0; cut <= gzip.length; cut++) {
      plain.reset();
      GunzipStream stream = new GunzipStream((in, from, to) -> plain.write(in, from, to - from));
      stream.add(gzip, 0, cut);
      boolean whole = cut == 0 || cut == gzip.length;
      assertThat(stream.problem()).isEqualTo(whole ? "" : "a gzip body that ends too early");
      stream.add(gzip, cut, gzip.length);
      assertThat(stream.problem()).isEmpty();
      assertThat(plain.toByteArray()).isEqualTo(TEXT);
      stream.close();
    }
  }

  @Test
  void what_takes_many_pieces_comes_whole_and_one_member_may_follow_another() {
    byte[] large = new byte[300_000];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) random.nextInt(4);
    }
    assertThat(problem(concat(Compressed.gzip(large), Compressed.gzip(TEXT)))).isEmpty();
    assertThat(plain.toByteArray()).isEqualTo(concat(large, TEXT));
  }

  @Test
  void what_is_broken_is_told() {
    byte[] gzip = Compressed.gzip(TEXT);
    assertThat(problem(TEXT)).isEqualTo("a gzip body that is none: Not in GZIP format");
    assertThat(problem(concat(gzip, TEXT)))
        .isEqualTo("a gzip body that is none: bytes behind its end");
    gzip[gzip.length - 6] ^= 1;
    assertThat(problem(gzip)).isEqualTo("a gzip body that is none: Corrupt GZIP trailer");
  }

  private String problem(byte[] gzip) {
    plain.reset();
    GunzipStream stream = new GunzipStream((in, from, to) -> plain.write(in, from, to - from));
    stream.add(gzip, 0, gzip.length);
    return stream.problem();
  }

  /** With all that RFC 1952 lets a head have: extra bytes, a name, a comment and a checksum. */
  private static byte[] withFields(byte[] gzip) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(gzip, 0, 3);
    out.write(2 | 4 | 8 | 16);
    out.write(gzip, 4, 6);
    out.writeBytes(new byte[] {3, 0, 'a', 0, 'c'});
    out.writeBytes("name\0comment\0".getBytes(UTF_8));
    out.writeBytes(new byte[] {1, 2});
    out.write(gzip, 10, gzip.length - 10);
    return out.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
