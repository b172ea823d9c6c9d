package io.rhema.model.text;

import static io.rhema.model.text.TinyBpe.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDecodersTest {
  @TempDir Path folder;

  @Test
  void wordPiecesBecomeWordsAsInTheReference() {
    Path file = MiniLmTokenizer.copyTo(folder);
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file);
    TextDecoder decoder = TextDecoders.fromTokenizerJson(file);
    assertThat(decoder.decode(encoder.encode("Unbelievable, isn't it?").ids()))
        .isEqualTo("unbelievable, isn ' t it?");
    Parity.assertDecodes(
        decoder, file, MadeUpLines.of(61, 300).map(text -> encoder.encode(text).ids()));
  }

  @Test
  void specialTokensLeaveNoTrace() {
    TextDecoder decoder = TextDecoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    assertThat(decoder.decode(new int[] {101, 2204, 102, 0})).isEqualTo("good");
    assertThat(decoder.decode(new int[0])).isEmpty();
  }

  @Test
  void aBertVocabularyIsDecodedLikeItsTokenizer() {
    Path bundle = TinyBundles.sentiment(folder.resolve("bert"));
    int[] ids = TextEncoders.load(bundle).encode("The films, Ada!").ids();

    TextDecoder decoder = TextDecoders.load(bundle);

    assertThat(decoder.decode(ids)).isEqualTo("the films, ada!");
    assertThat(decoder.piece(TinyBundles.id("##s"))).isEqualTo("##s");
    assertThat(decoder.decode(new int[] {TinyBundles.id("[CLS]"), TinyBundles.id("good")}))
        .isEqualTo("good");
  }

  @Test
  void anIdThatIsNotOfTheVocabularyIsRefused() {
    TextDecoder decoder = TextDecoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    Stream.of(-1, 30_522)
        .forEach(
            id ->
                assertThatThrownBy(() -> decoder.decode(new int[] {id}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                        "%d is no id of the vocabulary; it has 30522 pieces with ids from 0 to 30521",
                        id));
  }

  @Test
  void aDecoderThatIsNotSupportedIsRefusedByName() {
    Path file = TinyBpe.write(folder, TinyBpe.characters(), with("decoder", "{\"type\":\"CTC\"}"));
    assertThatThrownBy(() -> TextDecoders.fromTokenizerJson(file))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(file + ": decoder 'CTC' is not supported; supported: ByteLevel");
  }

  @Test
  void aFolderWithoutTokenizerIsRefused() {
    assertThatThrownBy(() -> TextDecoders.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(folder + " has no tokenizer to decode with");
  }
}
