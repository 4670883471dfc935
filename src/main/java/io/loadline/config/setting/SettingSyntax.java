package io.loadline.config.setting;

/** Turns the text of a setting into its value. */
@FunctionalInterface
public interface SettingSyntax<T> {
  T parse(String text) throws SyntaxException;
}
