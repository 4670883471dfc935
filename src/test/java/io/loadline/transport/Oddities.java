package io.loadline.transport;

import io.loadline.result.Outcome;
import io.loadline.testkit.Behaviour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server may answer a request that it has read, and what that counts as.
 *
 * @param netty what Netty makes of it
 * @param jdk what java.net.http makes of it; null where it is known to be blind or to hang
 */
record Oddities(String name, Behaviour behaviour, Outcome netty, @Nullable Outcome jdk) {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String BODY = "{\"a\":1}";
  private static final String LENGTH = "Content-Length: 7\r\n";
  private static final String WHOLE = OK + LENGTH + "\r\n" + BODY;
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  static List<Oddities> all() {
    List<Oddities> all = new ArrayList<>();
    good(all);
    goodChunks(all);
    goodEnds(all);
    goodByHalves(all);
    badHeads(all);
    badLengths(all);
    cutOff(all);
    return all;
  }

  private static void good(List<Oddities> all) {
    both(all, "lower-case names", raw(OK + "content-length: 7\r\n\r\n" + BODY), Outcome.SUCCESS);
    both(
        all, "no reason phrase", raw("HTTP/1.1 200\r\n" + LENGTH + "\r\n" + BODY), Outcome.SUCCESS);
    both(all, "empty reason", raw("HTTP/1.1 200 \r\n" + LENGTH + "\r\n" + BODY), Outcome.SUCCESS);
    both(all, "same length twice", raw(OK + LENGTH + LENGTH + "\r\n" + BODY), Outcome.SUCCESS);
    both(
        all,
        "folded lines",
        raw(OK + "A: b\r\n c\r\nContent-Length:\r\n\t7\r\n\r\n" + BODY),
        Outcome.SUCCESS);
    all.add(
        new Oddities(
            "length as a list",
            raw(OK + "Content-Length: 7, 7\r\n\r\n" + BODY),
            Outcome.SUCCESS,
            null));
    both(
        all,
        "blanks around values",
        raw(OK + "Content-Length: \t 7 \r\n\r\n" + BODY),
        Outcome.SUCCESS);
  }

  private static void goodChunks(List<Oddities> all) {
    both(all, "chunks", raw(CHUNKED + "3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"), Outcome.SUCCESS);
    both(
        all,
        "chunk extensions",
        raw(CHUNKED + "7;a=b\r\n" + BODY + "\r\n0\r\n\r\n"),
        Outcome.SUCCESS);
    both(all, "trailers", raw(CHUNKED + "7\r\n" + BODY + "\r\n0\r\nA: b\r\n\r\n"), Outcome.SUCCESS);
    both(
        all,
        "large hexadecimal",
        raw(CHUNKED + "07\r\n" + BODY + "\r\n000\r\n\r\n"),
        Outcome.SUCCESS);
  }

  private static void goodEnds(List<Oddities> all) {
    both(all, "100 Continue", raw("HTTP/1.1 100 Continue\r\n\r\n" + WHOLE), Outcome.SUCCESS);
    both(all, "other 1xx", raw("HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + WHOLE), Outcome.SUCCESS);
    both(
        all,
        "HTTP/1.0, closed",
        raw("HTTP/1.0 200 OK\r\n\r\n" + BODY).thenClose(),
        Outcome.SUCCESS);
    both(all, "204", raw("HTTP/1.1 204 Nothing\r\n\r\n"), Outcome.MALFORMED);
    both(all, "until close", raw(OK + "\r\n" + BODY).thenClose(), Outcome.SUCCESS);
    both(
        all,
        "keep-alive ended",
        raw(OK + "Keep-Alive: timeout=0\r\n" + LENGTH + "\r\n" + BODY),
        Outcome.SUCCESS);
    both(all, "no CR", raw(WHOLE.replace("\r", "")), Outcome.SUCCESS);
  }

  private static void goodByHalves(List<Oddities> all) {
    both(all, "byte by byte", pieces(WHOLE, 1), Outcome.SUCCESS);
    both(all, "slow start", raw(WHOLE).after(Duration.ofMillis(40)), Outcome.SUCCESS);
    both(all, "slow body", paused(OK + LENGTH + "\r\n", BODY), Outcome.SUCCESS);
    both(all, "slow head", paused(OK, LENGTH + "\r\n" + BODY), Outcome.SUCCESS);
    both(all, "slow chunk", paused(CHUNKED + "7\r\n{", "\"a\":1}\r\n0\r\n\r\n"), Outcome.SUCCESS);
    both(
        all, "slow last chunk", paused(CHUNKED + "7\r\n" + BODY, "\r\n0\r\n\r\n"), Outcome.SUCCESS);
  }

  private static void badHeads(List<Oddities> all) {
    bad(all, "HTTP/2.0", "HTTP/2.0 200 OK\r\n" + LENGTH + "\r\n" + BODY);
    netty(all, "status 99", "HTTP/1.1 099 Low\r\n" + LENGTH + "\r\n" + BODY);
    bad(all, "status 600", "HTTP/1.1 600 High\r\n" + LENGTH + "\r\n" + BODY);
    bad(all, "status in words", "HTTP/1.1 Okay\r\n\r\n");
    bad(all, "another protocol", "220 mail ESMTP\r\n");
    netty(all, "switching", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n");
    bad(all, "blank before colon", OK + "Content-Length : 7\r\n\r\n" + BODY);
    netty(all, "NUL in a value", OK + "A: \u0000\r\n" + LENGTH + "\r\n" + BODY);
    netty(all, "no colon", OK + "A\r\n" + LENGTH + "\r\n" + BODY);
    netty(all, "head without end", OK + "A: b\r\n".repeat(20_000));
    netty(all, "flood of 1xx", "HTTP/1.1 100 Continue\r\n\r\n".repeat(4_000) + WHOLE);
    netty(all, "two answers", WHOLE + WHOLE);
  }

  private static void badLengths(List<Oddities> all) {
    netty(all, "two lengths", OK + LENGTH + "Content-Length: 8\r\n\r\n" + BODY);
    netty(all, "two lengths in a list", OK + "Content-Length: 7, 8\r\n\r\n" + BODY);
    netty(
        all,
        "length and chunks",
        CHUNKED.replace("\r\n\r\n", "\r\n" + LENGTH + "\r\n") + "0\r\n\r\n");
    netty(all, "negative length", OK + "Content-Length: -7\r\n\r\n" + BODY);
    bad(all, "length in words", OK + "Content-Length: seven\r\n\r\n" + BODY);
    netty(all, "endless length", OK + "Content-Length: 99999999999999999999\r\n\r\n" + BODY);
    netty(all, "unknown coding", OK + "Transfer-Encoding: gzip\r\n\r\n" + BODY);
    bad(all, "bad chunk size", CHUNKED + "x\r\n" + BODY + "\r\n0\r\n\r\n");
    netty(all, "negative chunk", CHUNKED + "-7\r\n" + BODY + "\r\n0\r\n\r\n");
    netty(all, "chunk too long", CHUNKED + "6\r\n" + BODY + "\r\n0\r\n\r\n");
    netty(all, "chunks in HTTP/1.0", CHUNKED.replace("1.1", "1.0") + "0\r\n\r\n");
    both(
        all,
        "cut JSON",
        raw(OK + "Content-Type: a/json\r\nContent-Length: 3\r\n\r\n{\"a"),
        Outcome.MALFORMED);
  }

  private static void cutOff(List<Oddities> all) {
    cut(all, "half a status line", "HTTP/1.1 2");
    cut(all, "half a head", OK + "Content-Le");
    cut(all, "no body", OK + LENGTH + "\r\n");
    cut(all, "half a body", OK + LENGTH + "\r\n{\"a");
    cut(all, "half a chunk", CHUNKED + "7\r\n{\"a");
    cut(all, "no last chunk", CHUNKED + "7\r\n" + BODY + "\r\n");
    cut(all, "only 1xx", "HTTP/1.1 100 Continue\r\n\r\n");
  }

  private static Behaviour raw(String bytes) {
    byte[] encoded = bytes.getBytes(StandardCharsets.ISO_8859_1);
    return reply -> reply.write(encoded);
  }

  private static Behaviour pieces(String text, int size) {
    return reply -> {
      for (int i = 0; i < text.length(); i += size) {
        reply.write(text.substring(i, Math.min(text.length(), i + size)));
      }
    };
  }

  private static Behaviour paused(String first, String second) {
    return reply -> {
      reply.write(first);
      reply.pause(Duration.ofMillis(30));
      reply.write(second);
    };
  }

  private static void both(List<Oddities> all, String name, Behaviour behaviour, Outcome outcome) {
    all.add(new Oddities(name, behaviour, outcome, outcome));
  }

  private static void bad(List<Oddities> all, String name, String bytes) {
    all.add(new Oddities(name, raw(bytes), Outcome.MALFORMED, Outcome.MALFORMED));
  }

  private static void netty(List<Oddities> all, String name, String bytes) {
    all.add(new Oddities(name, raw(bytes), Outcome.MALFORMED, null));
  }

  private static void cut(List<Oddities> all, String name, String bytes) {
    Behaviour start = raw(bytes);
    Behaviour reset =
        reply -> {
          start.answer(reply);
          reply.pause(Duration.ofMillis(20));
          reply.reset();
        };
    all.add(new Oddities(name + ", closed", start.thenClose(), Outcome.TRUNCATED, null));
    all.add(new Oddities(name + ", reset", reset, Outcome.TRUNCATED, null));
  }

  @Override
  public String toString() {
    return name;
  }
}
