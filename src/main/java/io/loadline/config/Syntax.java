package io.loadline.config;

/** Turns the text of a setting into its value. */
@FunctionalInterface
interface Syntax<T> {
  T parse(String text) throws Refusal;
}
