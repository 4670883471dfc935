package io.loadline.json;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The elements of an array that are read when they are asked for, so that an answer of a million
 * numbers costs no more than those that somebody looks at. Cannot be changed.
 */
public abstract class LazyElements extends AbstractList<JsonValue> implements RandomAccess {}
