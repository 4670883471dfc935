package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the pages, and what code and scripts say of pages, lead to what is there. */
class LinksTest {
  private static final Pattern NAMED_PAGE =
      Pattern.compile("(?<![\\w/.-])docs/[\\w/-]+\\.(md|yaml|svg|png)");

  static List<Path> pages() {
    return Page.all();
  }

  static List<Path> filesThatNamePages() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src", "main"));
        Stream<Path> scripts = Files.walk(Path.of("scripts"))) {
      Stream<Path> files = Stream.concat(main, scripts).filter(Files::isRegularFile);
      return Stream.concat(files.filter(LinksTest::namesPages), pages().stream()).toList();
    }
  }

  private static boolean namesPages(Path file) {
    return NAMED_PAGE.matcher(Page.read(file)).find();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_link_leads_to_a_file_and_to_a_heading_of_it(Path page) {
    assertThat(Page.of(page).deadLinks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("filesThatNamePages")
  void each_page_that_is_named_is_there(Path file) {
    assertThat(NAMED_PAGE.matcher(Page.read(file)).results().map(MatchResult::group))
        .allSatisfy(name -> assertThat(Path.of(name)).exists());
  }

  @Test
  void the_index_links_each_page_of_the_docs() {
    List<Path> linked = Page.of(Path.of("docs", "README.md")).linkedFiles();

    assertThat(pages())
        .filteredOn(page -> page.startsWith("docs"))
        .filteredOn(page -> !page.startsWith(Path.of("docs", "adr")))
        .filteredOn(page -> !page.endsWith("README.md"))
        .allSatisfy(page -> assertThat(linked).contains(page));
  }

  @Test
  void a_link_to_no_file_or_to_no_heading_is_found(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.md"),
        """
        # Several words, `code` and /* signs
        ## Twice
        ## Twice
        [good](a.md), [good](#twice-1), [good](b.md#http2-a-b), [good](https://example.com/#x)
        [dead](c.md), [dead](#thrice), [dead](b.md#in-a-block), [good](#several-words-code-and--signs)
        ```
        [in a block](d.md)
        ```
        """);
    Files.writeString(folder.resolve("b.md"), "```\n# In a block\n```\n# HTTP/2: a-b\n");

    assertThat(Page.of(folder.resolve("a.md")).deadLinks())
        .containsExactly("c.md", "#thrice", "b.md#in-a-block");
  }
}
