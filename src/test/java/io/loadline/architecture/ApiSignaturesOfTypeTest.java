package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiSignaturesOfTypeTest {
  private static final String HERE = ApiSignaturesOfTypeTest.class.getName() + "$";

  /** A type with all that can be seen of one, and some that cannot. */
  public static final class Shown implements Comparable<Shown> {
    public static final int MOST = 3;
    int hidden;

    Shown() {}

    public List<String> names(long count, String... more) throws InterruptedException {
      return List.of();
    }

    void unseen() {}

    @Override
    public int compareTo(Shown other) {
      return 0;
    }

    @Override
    public String toString() {
      return "";
    }

    /** Named through the other. */
    public enum Inner {
      ONE
    }
  }

  /** As one of ours. */
  public @interface Marker {
    double limit() default Double.NaN;

    String[] names() default {};
  }

  @Test
  void a_type_is_told_with_all_that_users_see_and_no_more() {
    String shown = HERE + "Shown";
    assertThat(ApiSignatures.of(Shown.class))
        .containsExactly(
            "public static final class " + shown + " < java.lang.Comparable<" + shown + ">",
            "  public int " + shown + ".compareTo(" + shown + ")",
            "  public java.util.List<java.lang.String> "
                + shown
                + ".names(long,java.lang.String...) throws java.lang.InterruptedException",
            "  public static final int " + shown + ".MOST",
            "public static final enum " + shown + "$Inner < java.lang.Enum<" + shown + "$Inner>",
            "  public static final " + shown + "$Inner " + shown + "$Inner.ONE");
  }

  @Test
  void an_attribute_is_told_with_its_default() {
    assertThat(ApiSignatures.of(Marker.class))
        .contains(
            "  public abstract double " + HERE + "Marker.limit() default NaN",
            "  public abstract java.lang.String[] " + HERE + "Marker.names() default []");
  }
}
