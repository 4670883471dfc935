package io.loadline.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloseMatchTest {
  @Test
  void equal_words_are_no_edit_apart_whatever_their_case() {
    assertThat(CloseMatch.distance("Rate", "rATE")).isZero();
  }

  @Test
  void each_insertion_deletion_and_replacement_is_an_edit() {
    assertThat(CloseMatch.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void swapped_neighbours_are_one_edit() {
    assertThat(CloseMatch.distance("mdoe", "mode")).isEqualTo(1);
  }

  @Test
  void the_nearest_is_meant() {
    assertThat(CloseMatch.of("rat", List.of("cats", "rate"), 2)).contains("rate");
  }

  @Test
  void what_is_too_far_is_not_meant() {
    assertThat(CloseMatch.of("happiness", List.of("rate"), 3)).isEmpty();
  }
}
