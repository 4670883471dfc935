package io.loadline.config.syntax;

/** Turns the text of a setting into its value. */
@FunctionalInterface
public interface Syntax<T> {
  T parse(String text) throws Refusal;
}
