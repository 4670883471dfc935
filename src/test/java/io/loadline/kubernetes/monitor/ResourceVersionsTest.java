package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceVersionsTest {
  private final ResourceVersions versions = new ResourceVersions();

  @BeforeEach
  void read() {
    versions.read(
        new ServiceReading(
            Optional.of(object("isvc", "90")),
            List.of(object("pod", "100")),
            List.of(),
            List.of()));
  }

  @Test
  void what_is_older_than_the_reading_is_no_news() {
    assertThat(versions.isNews(object("pod", "99"))).isFalse();
    assertThat(versions.isNews(object("pod", "100"))).isFalse();
  }

  @Test
  void what_is_newer_is_news_once() {
    assertThat(versions.isNews(object("isvc", "91"))).isTrue();
    assertThat(versions.isNews(object("isvc", "91"))).isFalse();
  }

  @Test
  void what_was_gone_before_the_reading_does_not_come_back() {
    assertThat(versions.isNews(object("other", "97"))).isFalse();
  }

  @Test
  void what_came_after_the_reading_is_news() {
    assertThat(versions.isNews(object("other", "101"))).isTrue();
  }

  @Test
  void a_version_that_is_no_number_is_always_news() {
    assertThat(versions.isNews(object("pod", "opaque"))).isTrue();
  }

  private static KubeObject object(String uid, String version) {
    return States.object(
        ResourceKind.PODS,
        "{'metadata': {'uid': '%s', 'resourceVersion': '%s'}}".formatted(uid, version));
  }
}
