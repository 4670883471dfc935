package io.loadline.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts of gates over real sockets without what differs from run to run and from machine to
 * machine. All of that stands here, each with its reason; keys, order, units, words and counts of
 * requests stay.
 */
final class MaskedText {
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
  private static final Pattern ENDPOINT = Pattern.compile("^(?: {4}|\\w+, \\w+: )");
  private static final String INTERVALS = "\"intervals\" : [";

  /** In each kind of text, one after the other. */
  private static final Map<Pattern, String> ANYWHERE =
      table(
          // Ports are the system's to give.
          "(127\\.0\\.0\\.1|localhost)(/<unresolved>)?:\\d{4,5}\\b",
          "$1$2:<port>",
          // The native transport depends on the system.
          "netty-(epoll|nio)",
          "netty-<native>",
          // A run has traces of its own.
          "\\b[0-9a-f]{32}\\b",
          "<trace>",
          // How often a service could be asked before its time was up.
          "\\d+ (?:tries|try) in " + NUMBER + " m?s",
          "<n> tries in <time>",
          "the last \\d+ with this answer",
          "the last <n> with this answer",
          "\\(" + NUMBER + " m?s of ",
          "(<time> of ",
          // When the first request was due that ended so.
          "first at " + NUMBER + " m?s",
          "first at <time>");

  private static final Map<Pattern, String> IN_TEXT =
      table(
          // Another load test of this machine goes first.
          "(?m)^.*waiting for another load test.*\n?",
          "",
          // What the machine did besides, with the lines that it goes on in.
          "(?m)^ +note +(?:the load generator was disturbed|not far from a disturbed).*\n"
              + "(?: {12,}.*\n)*",
          "",
          "(?m)^( +load .*, | +way\\), )" + NUMBER + " m?s(;| \\()",
          "$1<time>$2",
          "\\b(mean|p50|p90|p99|max) " + NUMBER,
          "$1 <time>",
          "(slowest +)#\\d+ " + NUMBER + " ms at " + NUMBER + " s",
          "$1#<n> <time> ms at <time> s",
          // Whether all of it is known depends on the machine, too.
          "(?m)^( +health +).*(?:\n {12,}.*)?",
          "$1<health>",
          "(?m)^( +\\d+: \\S.* for \\S+ +\\d+ +\\d+)(?: +" + NUMBER + "){3}$",
          "$1  <time>  <time>  <time>",
          NUMBER + " (tokens|messages)/s",
          "<rate> $1/s",
          "(?m)^( +(?:http|grpc)/\\S+ +[<>]= \\S+(?: ms|/s| /s) +)" + NUMBER,
          "$1<measured>",
          // Whether a run is long enough for one depends on the machine, too.
          "( {2,})(?:" + NUMBER + "-" + NUMBER + "|from " + NUMBER + "|too short)(?= {2,})",
          "$1<interval>",
          "(?m)^( *objective +limit +observed +)(?:at 95 %|interval)",
          "$1<interval>",
          "(?m)((?:PASS|FAIL) +)[+-]" + NUMBER + " %$",
          "$1<share> %",
          // Columns are as wide as what is in them.
          "(?<=\\S) {2,}",
          "  ");

  private static final Map<Pattern, String> IN_JSON =
      table(
          "\"run\" : \"[^\"]+\"",
          "\"run\" : \"<run>\"",
          "\"(started|ended)\" : \"[^\"]+\"",
          "\"$1\" : \"<moment>\"",
          "\"(loadline|java|vendor|os|arch)\" : \"[^\"]+\"",
          "\"$1\" : \"<machine>\"",
          "(\"unit\" : \"[^\"]+\",\\s+\"observed\" : )" + NUMBER,
          "$1<measured>",
          "\"(mean|stddev|min|max|p\\d+|p99_9|throughput|elapsed_s|first_ms|start_ms|response_ms"
              + "|index|tokensPerSecond|perSecond|busy|cpu|busiestCpu|cpus|throttled_ms|steal"
              + "|pressure|gc_ms|pauses_ms|longestPause_ms)\" : (?:"
              + NUMBER
              + "|null)",
          "\"$1\" : <measured>",
          // A server that refuses every fourth request counts them as they come, early or late.
          "(\"(?:early|late)\" : \\{\\s+\"count\" : )" + NUMBER,
          "$1<measured>",
          // As in the text; null is what the schema allows.
          "\"interval\" : (?:null|\\{[^}]*\\})",
          "\"interval\" : null",
          "\"batches\" : \\{[^}]*\\},\\s+",
          "",
          // How fast answers came decides which connections carried requests.
          "\"(opened|used|answered)\" : " + NUMBER,
          "\"$1\" : <measured>",
          // As in the text.
          "(?:, )?\"(?:the load generator was disturbed|not far from a disturbed)[^\"]+\"",
          "",
          "\\[ (?:, | )",
          "[ ");

  private static final Map<Pattern, String> IN_INTERVALS =
      table(
          // Which outcomes are in the first one depends on where it ends.
          "\"outcomes\" : \\{[^}]*\\}",
          "\"outcomes\" : { }",
          "\"HISTF[^\"]+\"",
          "\"<histogram>\"",
          " : (?:" + NUMBER + "|null)",
          " : <measured>",
          // A busy machine may take more than one of them.
          "(?s)(\n  \\}), \\{.*",
          "$1 ]\n}");

  private static final Map<Pattern, String> IN_ENTRIES =
      table(
          "(?m)^(\\S*(?:latency[-/]|throughput|ttft|itl|tpot|per-second|/first-message|/message-gap)"
              + "\\S*) = .*",
          "$1 = <measured>");

  private MaskedText() {}

  private static Map<Pattern, String> table(String... pairs) {
    Map<Pattern, String> table = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      table.put(Pattern.compile(pairs[i]), pairs[i + 1]);
    }
    return table;
  }

  private static String replaced(Map<Pattern, String> table, String text) {
    String masked = text;
    for (Map.Entry<Pattern, String> each : table.entrySet()) {
      masked = each.getKey().matcher(masked).replaceAll(each.getValue());
    }
    return masked;
  }

  /**
   * What is printed, and messages of failures.
   *
   * @param folder of the results, of another name each time
   */
  static String text(String text, Path folder) {
    return sorted(replaced(IN_TEXT, anywhere(text, folder)).stripTrailing());
  }

  /** Endpoints get ready at the same time, and say so in any order. */
  private static String sorted(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int said = 0;
    while (said < lines.size() && ENDPOINT.matcher(lines.get(said)).find()) {
      said++;
    }
    List<String> each = lines.subList(0, said);
    for (int i = said - 1; i > 0; i--) {
      if (each.get(i).startsWith("    ")) {
        each.set(i - 1, each.get(i - 1) + "\n" + each.remove(i));
      }
    }
    Collections.sort(each);
    return String.join("\n", lines);
  }

  static String json(String text, Path folder) {
    String all = anywhere(text, folder);
    int at = all.indexOf(INTERVALS);
    return at < 0
        ? replaced(IN_JSON, all).stripTrailing()
        : replaced(IN_JSON, all.substring(0, at))
            + replaced(IN_INTERVALS, all.substring(at)).stripTrailing();
  }

  static String entries(Map<String, String> entries, Path folder) {
    return replaced(IN_ENTRIES, anywhere(GoldenText.entries(entries), folder));
  }

  private static String anywhere(String text, Path folder) {
    return replaced(ANYWHERE, text.replace(folder.toString(), "<folder>"));
  }
}
