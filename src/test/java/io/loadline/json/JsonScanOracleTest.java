package io.loadline.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Holds the scan against Jackson, on the same bytes. */
class JsonScanOracleTest {
  private static final int DOCUMENTS = 60_000;

  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonScan scan = new JsonScan(List.of());

  @Test
  void it_takes_what_jackson_takes() {
    RandomDocuments documents = new RandomDocuments(new SplittableRandom(11));
    int good = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = documents.next();
      boolean valid = isValid(bytes);
      good += valid ? 1 : 0;
      scanned(bytes, bytes.length);
      assertThat(scan.isValid()).as(new String(bytes, UTF_8)).isEqualTo(valid);
      assertThat(scan.isUtf8() || !valid)
          .as(new String(bytes, UTF_8))
          .isEqualTo(isUtf8(bytes) || !valid);
    }
    assertThat(good).isBetween(DOCUMENTS / 3, 2 * DOCUMENTS / 3);
  }

  @Test
  void it_takes_arrays_of_numbers_that_jackson_takes() {
    RandomNumbers arrays = new RandomNumbers(new SplittableRandom(13));
    int good = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = arrays.next();
      boolean valid = isValid(bytes);
      good += valid ? 1 : 0;
      scanned(bytes, i % bytes.length);
      assertThat(scan.isValid()).as(new String(bytes, ISO_8859_1)).isEqualTo(valid);
    }
    assertThat(good).isBetween(DOCUMENTS / 3, 2 * DOCUMENTS / 3);
  }

  @Test
  void where_the_bytes_are_cut_makes_no_difference() {
    RandomDocuments documents = new RandomDocuments(new SplittableRandom(12));
    for (int i = 0; i < DOCUMENTS / 50; i++) {
      byte[] bytes = documents.next();
      String whole = scanned(bytes, bytes.length);
      for (int cut = 0; cut < bytes.length; cut++) {
        assertThat(scanned(bytes, cut)).isEqualTo(whole);
      }
      assertThat(scannedOneByOne(bytes)).isEqualTo(whole);
    }
  }

  private String scanned(byte[] bytes, int cut) {
    scan.begin();
    scan.add(bytes, 0, cut);
    byte[] rest = new byte[bytes.length - cut + 3];
    System.arraycopy(bytes, cut, rest, 3, bytes.length - cut);
    scan.add(rest, 3, rest.length);
    return findings();
  }

  private String scannedOneByOne(byte[] bytes) {
    scan.begin();
    for (byte b : bytes) {
      scan.add(new byte[] {b}, 0, 1);
    }
    return findings();
  }

  private String findings() {
    scan.end();
    return scan.problem()
        + (scan.isValid() ? scan.namesError() : "")
        + (scan.isValid() ? scan.nonFinite() : "")
        + (scan.isValid() ? scan.isUtf8() : "");
  }

  /** As ISO 8859-1, so that bytes beyond ASCII are characters like others within a string. */
  private static boolean isValid(byte[] bytes) {
    try (JsonParser parser = JACKSON.createParser(new String(bytes, ISO_8859_1))) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) != null;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
