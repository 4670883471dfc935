package io.loadline.config.setting;

/** Why a text is not accepted, before it is known which setting it belongs to. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String fix;

  public SyntaxException(String rule, String fix) {
    super(rule + "; " + fix);
    this.rule = rule;
    this.fix = fix;
  }

  public String rule() {
    return rule;
  }

  public String fix() {
    return fix;
  }
}
