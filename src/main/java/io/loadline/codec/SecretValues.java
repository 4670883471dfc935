package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.TlsTrust;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Headers, bodies, keys and what is not to be said, kept apart from the document that only names
 * their numbers.
 */
final class SecretValues {
  private static final String NUMBER = "secret";
  private static final Set<Class<?>> SECRET =
      Set.of(Header.class, Payload.class, TlsTrust.class, WorkerPlan.Hidden.class);

  private SecretValues() {}

  /** Whether values of the type are kept apart. */
  static boolean isSecret(Class<?> type) {
    return SECRET.contains(type);
  }

  /** The values of one document, each once: a payload may have many turns. */
  static final class Written {
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<JsonValue> values = new ArrayList<>();

    /** What stands in the document in place of the value. */
    JsonObject add(Object value, Supplier<JsonValue> written) {
      Integer number = numbers.get(value);
      if (number == null) {
        // May hold other secrets, which come before it.
        JsonValue json = written.get();
        number = values.size();
        numbers.put(value, number);
        values.add(json);
      }
      return new JsonObject(Map.of(NUMBER, new JsonNumber(new BigDecimal(number))));
    }

    JsonArray values() {
      return new JsonArray(values);
    }
  }

  /** The number that stands in the place of a value. */
  static int number(JsonValue json) throws FormatException {
    JsonValue number = VersionedDocument.object(json).members().get(NUMBER);
    if (number == null) {
      throw new FormatException("the number of a secret is expected");
    }
    return VersionedDocument.number(number).intValueExact();
  }
}
