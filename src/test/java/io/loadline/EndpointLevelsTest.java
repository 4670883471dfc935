package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.SettingSource;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointLevelsTest {
  /** An annotation of a user's own. */
  @Endpoint(name = "iris", url = "http://localhost/iris")
  @Endpoint(name = "digits", url = "http://localhost/digits")
  @Retention(RetentionPolicy.RUNTIME)
  private @interface BothModels {}

  /** Another. */
  @InferenceLoadTest(url = "http://localhost/other")
  @Retention(RetentionPolicy.RUNTIME)
  private @interface OtherModel {}

  @Endpoint(name = "faces", url = "http://localhost/faces")
  static final class Models {
    @InferenceLoadTest
    void of_the_class() {}

    @InferenceLoadTest
    @BothModels
    void by_an_annotation() {}

    @InferenceLoadTest(url = "http://localhost/one")
    void one_of_its_own() {}

    @OtherModel
    @Endpoint(name = "near", url = "http://localhost/near")
    void nearer_than_an_address() {}
  }

  private static List<SettingSource.OfEndpoint> of(String method) throws NoSuchMethodException {
    return EndpointLevels.of(Models.class.getDeclaredMethod(method), Models.class);
  }

  @Test
  void those_of_the_class_are_the_default() throws Exception {
    assertThat(of("of_the_class"))
        .extracting(SettingSource.OfEndpoint::name)
        .containsExactly("faces");
  }

  @Test
  void the_nearest_place_names_them_all_in_its_order() throws Exception {
    assertThat(of("by_an_annotation"))
        .extracting(SettingSource.OfEndpoint::origin)
        .containsExactly(
            "@Endpoint(\"iris\") on @BothModels on method by_an_annotation()",
            "@Endpoint(\"digits\") on @BothModels on method by_an_annotation()");
  }

  @Test
  void an_address_that_is_nearer_takes_their_place() throws Exception {
    assertThat(of("one_of_its_own")).isEmpty();
  }

  @Test
  void they_take_the_place_of_an_address_that_is_further_away() throws Exception {
    assertThat(of("nearer_than_an_address"))
        .extracting(SettingSource.OfEndpoint::name)
        .containsExactly("near");
  }
}
