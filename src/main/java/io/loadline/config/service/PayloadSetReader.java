package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.plan.Payload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads all that is sent, in the order of its turns. */
final class PayloadSetReader {
  private static final Pattern WEIGHT = Pattern.compile("(?s)\\s*(\\d+)x\\s+(.*)");
  private static final SettingSyntax<Integer> TIMES = SettingSyntax.between(1, 1_000);
  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 32L << 20;

  private final SettingValues values;
  private final PayloadReader reader;
  private final ContentSource source;
  private final long seed;

  PayloadSetReader(SettingValues values, ContentSource source, long seed) {
    this.values = values;
    this.reader = new PayloadReader(source);
    this.source = source;
    this.seed = seed;
  }

  /** Each payload as often as its weight says. What cannot be read is reported and left out. */
  List<Payload> read(String contentType) {
    Optional<PayloadTable> table =
        values.one(Attribute.PAYLOAD_DATA, text -> PayloadTable.read(source, text));
    boolean json = isJson(contentType);
    List<Weighted> all = new ArrayList<>();
    values.all(Attribute.PAYLOAD, text -> element(text, table, json)).forEach(all::addAll);
    checkSize(all);
    checkUse(table);
    return mixed(all);
  }

  private List<Weighted> element(String text, Optional<PayloadTable> table, boolean json)
      throws SyntaxException {
    Matcher weighted = WEIGHT.matcher(text);
    boolean hasWeight = weighted.matches();
    int weight = hasWeight ? TIMES.parse(weighted.group(1)) : 1;
    String named = hasWeight ? weighted.group(2) : text;
    List<Weighted> all = new ArrayList<>();
    for (Payload read : reader.read(named)) {
      List<Payload> rows = table.isEmpty() ? List.of(read) : table.get().fill(read, json);
      for (Payload row : rows) {
        Payload payload = row.withUuids(seed);
        // What is too large is refused for that, below.
        boolean parsed = json && payload.size() <= MOST_BYTES;
        all.add(new Weighted(weight, parsed ? checked(payload, read, named) : payload));
      }
    }
    return all;
  }

  private static Payload checked(Payload payload, Payload read, String named)
      throws SyntaxException {
    try {
      Json.parse(payload.bytes());
      return payload;
    } catch (JsonException e) {
      boolean several = !payload.source().equals(read.source()) || PayloadReader.isLines(named);
      throw new SyntaxException(
          (several ? payload.source() + " " : "") + "is no JSON: " + e.getMessage(),
          "correct it, or set contentType to what it is");
    }
  }

  private void checkSize(List<Weighted> all) {
    long turns = all.stream().mapToLong(Weighted::weight).sum();
    long bytes = all.stream().mapToLong(each -> each.payload().size()).sum();
    if (turns > MOST) {
      values.refuse(
          Attribute.PAYLOAD,
          "is " + turns + " payloads, weights and rows of data counted",
          "keep 10000 at the most");
    } else if (bytes > MOST_BYTES) {
      values.refuse(
          Attribute.PAYLOAD, "takes more than 32 MiB, which are held in memory", "send less of it");
    }
  }

  private void checkUse(Optional<PayloadTable> table) {
    if (table.isPresent() && !table.get().isUsed()) {
      values.refuse(
          Attribute.PAYLOAD_DATA,
          "no payload names one of its columns",
          "write {{" + table.get().firstColumn() + "}} into a payload, or remove it");
    }
  }

  private static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json");
  }

  /**
   * A payload and how often it has its turn.
   *
   * @param weight at least 1
   */
  private record Weighted(int weight, Payload payload) {}

  private record Turn(double place, Payload payload) {}

  /**
   * Evenly mixed: the k-th of w turns of a payload has its place at {@code (k + 1/2) / w} of the
   * way. With equal weights each has its turn in the order given.
   */
  private static List<Payload> mixed(List<Weighted> all) {
    int common = all.stream().mapToInt(Weighted::weight).reduce(0, PayloadSetReader::commonDivisor);
    List<Turn> turns = new ArrayList<>();
    for (Weighted each : all) {
      int weight = each.weight() / common;
      for (int k = 0; k < weight; k++) {
        turns.add(new Turn((k + 0.5) / weight, each.payload()));
      }
    }
    turns.sort(Comparator.comparingDouble(Turn::place));
    return turns.stream().map(Turn::payload).toList();
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
