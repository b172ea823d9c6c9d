package io.rhema.training.vectors.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class VectorPlotTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("<b>&\u0001", "king", "queen", "apple"),
          new float[][] {{1, 0, 0}, {0, 1, 0.1f}, {0, 1, 0.2f}, {-1, 0, 0}});

  @TempDir private Path folder;

  @Test
  void labelsEveryWordAndEscapesIt() throws Exception {
    String page = page(VectorPlot.ofFirst(VECTORS, 3));

    NodeList labels = labels(page);
    assertThat(labels.getLength()).isEqualTo(3);
    assertThat(labels.item(0).getTextContent()).isEqualTo("<b>&\uFFFD");
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script")
        .doesNotContain("href=");
  }

  @Test
  void drawsWordsWithTheirNeighbours() throws Exception {
    String page = page(VectorPlot.around(VECTORS, List.of("queen"), 1));

    assertThat(labels(page).item(0).getTextContent()).isEqualTo("queen");
    assertThat(labels(page).item(1).getTextContent()).isEqualTo("king");
    assertThat(page).contains("2 of 4 words");
  }

  @Test
  void refusesAWordWithoutAVector() {
    assertThatThrownBy(() -> VectorPlot.around(VECTORS, List.of("kin"), 1))
        .isInstanceOf(VectorsException.class)
        .hasMessageContaining("closest in spelling: 'king'");
  }

  private String page(VectorPlot plot) throws IOException {
    Path file = folder.resolve("page.html");
    plot.write(file, "Words");
    return Files.readString(file);
  }

  private static NodeList labels(String page) throws Exception {
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getElementsByTagName("text");
  }
}
