package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a .proto file into words and symbols. */
final class ProtoTokenizer {
  private static final Pattern BLANK =
      Pattern.compile("(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/|\\uFEFF)*+");
  private static final Pattern TOKEN =
      Pattern.compile(
          "[A-Za-z_]\\w*"
              + "|0[xX][0-9a-fA-F]+"
              + "|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?f?"
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*\""
              + "|'(?:[^'\\\\\\n]|\\\\.)*'"
              + "|[^\\s\\w\"']");
  private static final String END = "the end of the file";

  private final String file;
  private final String text;
  private final Matcher blank;
  private final Matcher matcher;
  private int start;
  private int end;

  ProtoTokenizer(String file, String text) throws ProtoSyntaxException {
    this.file = file;
    this.text = text;
    this.blank = BLANK.matcher(text);
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  private void advance() throws ProtoSyntaxException {
    blank.region(end, text.length());
    start = blank.lookingAt() ? blank.end() : end;
    matcher.region(start, text.length());
    if (matcher.lookingAt()) {
      end = matcher.end();
    } else if (start < text.length()) {
      throw error("a text in quotes does not end");
    } else {
      end = start;
    }
  }

  boolean isAtEnd() {
    return start >= text.length();
  }

  /** The current one; empty at the end. */
  String peek() {
    return text.substring(start, end);
  }

  /** The current one, and on to the next. */
  String next() throws ProtoSyntaxException {
    if (isAtEnd()) {
      throw error(END + " comes too early");
    }
    String token = peek();
    advance();
    return token;
  }

  /** Passes the token if it is the current one. */
  boolean accept(String token) throws ProtoSyntaxException {
    if (!isAtEnd() && text.startsWith(token, start) && end - start == token.length()) {
      advance();
      return true;
    }
    return false;
  }

  void expect(String token) throws ProtoSyntaxException {
    if (!accept(token)) {
      throw error(token + " is expected, not " + shown());
    }
  }

  String name() throws ProtoSyntaxException {
    if (isAtEnd() || !(Character.isLetter(text.charAt(start)) || text.charAt(start) == '_')) {
      throw error("a name is expected, not " + shown());
    }
    return next();
  }

  /** Names joined by dots, maybe with a dot before them. */
  String fullName() throws ProtoSyntaxException {
    StringBuilder full = new StringBuilder(accept(".") ? "." : "");
    full.append(name());
    while (accept(".")) {
      full.append('.').append(name());
    }
    return full.toString();
  }

  int integer() throws ProtoSyntaxException {
    boolean negative = accept("-");
    String token = peek();
    try {
      long number = token.matches("0[0-7]+") ? Long.parseLong(token, 8) : Long.decode(token);
      next();
      return (int) (negative ? -number : number);
    } catch (NumberFormatException e) {
      throw error("a whole number is expected, not " + shown());
    }
  }

  /** Texts in quotes that follow one another are one. */
  String text() throws ProtoSyntaxException {
    if (!isText()) {
      throw error("a text in quotes is expected, not " + shown());
    }
    StringBuilder whole = new StringBuilder();
    while (isText()) {
      String token = next();
      whole.append(token, 1, token.length() - 1);
    }
    return whole.toString().replaceAll("\\\\(.)", "$1");
  }

  private boolean isText() {
    return !isAtEnd() && (text.charAt(start) == '"' || text.charAt(start) == '\'');
  }

  /** Passes all up to the end of a statement, or of the block that it ends with. */
  void skipStatement() throws ProtoSyntaxException {
    int brackets = 0;
    boolean over = false;
    while (!over) {
      String token = next();
      brackets += token.equals("[") ? 1 : token.equals("]") ? -1 : 0;
      over = token.equals(";");
      if (token.equals("{")) {
        skipBlock();
        over = brackets == 0 && !peek().equals(";");
      }
    }
  }

  /** After the opening brace. */
  void skipBlock() throws ProtoSyntaxException {
    for (int depth = 1; depth > 0; ) {
      String token = next();
      depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
    }
  }

  private String shown() {
    return isAtEnd() ? END : peek();
  }

  ProtoSyntaxException error(String problem) {
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new ProtoSyntaxException(file + ", line " + line + ": " + problem);
  }
}
