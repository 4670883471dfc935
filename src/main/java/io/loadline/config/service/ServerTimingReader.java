package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads where the server's own times are told: {@code queue=header:x-queue-ms us}. */
final class ServerTimingReader {
  private static final Map<String, TimedPart> PARTS =
      byName(TimedPart.values(), part -> part == TimedPart.UPSTREAM ? "" : part.id());
  private static final Map<String, Kind> KINDS = byName(Kind.values(), Kind::id);
  private static final Map<String, Long> UNITS = units();
  private static final String DEFAULT_UNIT = "ms";

  private final SettingValues values;
  private final boolean grpc;

  /**
   * A reader of what holds for one call.
   *
   * @param grpc whether it is known to be made by gRPC
   */
  ServerTimingReader(SettingValues values, boolean grpc) {
    this.values = values;
    this.grpc = grpc;
  }

  private static <T> Map<String, T> byName(T[] all, Function<T, String> name) {
    Map<String, T> named = new LinkedHashMap<>();
    Arrays.stream(all).forEach(each -> named.put(name.apply(each), each));
    named.remove("");
    return named;
  }

  private static Map<String, Long> units() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put(DEFAULT_UNIT, 1_000_000L);
    units.put("s", 1_000_000_000L);
    units.put("us", 1_000L);
    units.put("ns", 1L);
    return units;
  }

  TimingSources read() {
    boolean known =
        values
            .one(Attribute.SERVER_TIMING_KNOWN, SettingSyntax::parseBoolean)
            .orElse(TimingSources.KNOWN.known());
    List<TimingSource> named = values.all(Attribute.SERVER_TIMING, this::parse);
    EnumSet<TimedPart> seen = EnumSet.noneOf(TimedPart.class);
    for (TimingSource source : named) {
      if (!seen.add(source.part())) {
        values.refuse(
            Attribute.SERVER_TIMING,
            source.part().id() + " has a second source",
            "keep one of them");
      }
    }
    return new TimingSources(known, named);
  }

  private TimingSource parse(String text) throws SyntaxException {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':', equals + 1);
    if (equals < 0 || colon < 0) {
      throw new SyntaxException(
          "has no source", "write part=source:name, such as queue=header:x-queue-ms");
    }
    TimedPart part = word("part", text.substring(0, equals), PARTS);
    Kind kind = word("source", text.substring(equals + 1, colon), KINDS);
    String place = text.substring(colon + 1).strip();
    int blank = blankBeforeUnit(place);
    String name = (blank < 0 ? place : place.substring(0, blank)).strip();
    long unit = word("unit", blank < 0 ? DEFAULT_UNIT : place.substring(blank + 1), UNITS);
    return source(part, kind, name, unit);
  }

  /** -1 where there is none: a blank in the brackets of a path is part of a name. */
  private static int blankBeforeUnit(String place) {
    int last = Math.max(place.lastIndexOf(' '), place.lastIndexOf('\t'));
    return place.indexOf(']', last + 1) < 0 ? last : -1;
  }

  private static <T> T word(String what, String written, Map<String, T> known)
      throws SyntaxException {
    String word = written.strip().toLowerCase(Locale.ROOT);
    T found = known.get(word);
    if (found != null) {
      return found;
    }
    // Of two letters each unit is as near as the others.
    int edits = known.containsKey(DEFAULT_UNIT) ? 0 : 2;
    throw new SyntaxException(
        word.isEmpty() ? "names no " + what : "there is no " + what + " " + written.strip(),
        CloseMatch.of(word, known.keySet(), edits)
            .map(CloseMatch::question)
            .orElse("the " + what + "s are " + String.join(", ", known.keySet())));
  }

  private TimingSource source(TimedPart part, Kind kind, String name, long unit)
      throws SyntaxException {
    String start = part.id() + "=" + kind.id() + ":";
    if (kind != Kind.JSON) {
      if (!HeaderSyntax.isName(name)) {
        throw new SyntaxException(
            name.isEmpty()
                ? "has no name"
                : "\"" + name + "\" is no name, which has letters, digits and - only",
            "write " + start + (kind == Kind.HEADER ? "x-" + part.id() + "-ms" : part.id()));
      }
      String sent = kind == Kind.HEADER ? name.toLowerCase(Locale.ROOT) : name;
      return new TimingSource(part, kind, sent, new JsonPath(List.of()), unit);
    }
    if (name.isEmpty()) {
      throw new SyntaxException("has no path", "write " + start + "usage." + part.id() + "_ms");
    }
    if (grpc) {
      throw new SyntaxException(
          "is a place in JSON, and url is called by gRPC",
          "write " + part.id() + "=header:.. for a header or trailer");
    }
    return new TimingSource(part, kind, name, PathSyntax.parse(name), unit);
  }
}
