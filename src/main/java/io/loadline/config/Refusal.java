package io.loadline.config;

/** Why a text is not accepted, before it is known which setting it belongs to. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String fix;

  Refusal(String rule, String fix) {
    super(rule + "; " + fix);
    this.rule = rule;
    this.fix = fix;
  }

  String rule() {
    return rule;
  }

  String fix() {
    return fix;
  }
}
