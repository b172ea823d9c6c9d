package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private static final String HOSTILE =
      "a\u001b[2J\u007f\u009b31m\u202Eb\u2066\u2028\uD800 \uDC00é😀\u05D0";

  @Test
  void holdsNothingThatControlsATerminal() {
    assertThat(JsonLine.of(TextNode.valueOf(HOSTILE)))
        .isEqualTo(
            "\"a\\u001B[2J\\u007f\\u009b31m\\u202eb\\u2066\\u2028\\ud800 \\udc00é😀\u05D0\"");
  }

  @Test
  void saysTheSame() throws Exception {
    byte[] bytes =
        JsonLine.of(JsonNodeFactory.instance.objectNode().put("k\u009b", HOSTILE))
            .getBytes(StandardCharsets.UTF_8);

    assertThat(JsonMapper.builder().build().readTree(bytes).path("k\u009b").textValue())
        .isEqualTo(HOSTILE);
  }
}
