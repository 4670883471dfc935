package io.loadline.config.syntax;

/** Turns the text of a setting into its value. */
@FunctionalInterface
public interface SettingSyntax<T> {
  T parse(String text) throws SyntaxException;
}
