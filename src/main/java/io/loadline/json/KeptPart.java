package io.loadline.json;

import io.loadline.plan.JsonPath;

/**
 * A part of a document that a scan keeps.
 *
 * @param most so many of its bytes are kept, from the first on
 */
record KeptPart(JsonPath path, int most) {}
