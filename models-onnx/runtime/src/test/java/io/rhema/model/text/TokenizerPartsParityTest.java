package io.rhema.model.text;

import static io.rhema.model.text.TinyBpe.model;
import static io.rhema.model.text.TinyBpe.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each kind of normalizer, pre-tokenizer, BPE option and decoder against the reference tokenizer.
 */
class TokenizerPartsParityTest {
  private static final ObjectNode BYTE_LEVEL = TinyBpe.byteLevel();
  private static final ObjectNode CHARACTERS = TinyBpe.characters();
  private static final Consumer<ObjectNode> WITHOUT_SPECIAL = with("added_tokens", "[]");
  private static final String LLAMA3 =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?\\\\p{L}+|\\\\p{N}{1,3}"
          + "| ?[^\\\\s\\\\p{L}\\\\p{N}]+[\\\\r\\\\n]*|\\\\s*[\\\\r\\\\n]+|\\\\s+(?!\\\\S)|\\\\s+";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'NFC'}",
        "{'type':'NFD'}",
        "{'type':'NFKC'}",
        "{'type':'NFKD'}",
        "{'type':'Nmt'}",
        "{'type':'Lowercase'}",
        "{'type':'StripAccents'}",
        "{'type':'Strip','strip_left':true,'strip_right':false}",
        "{'type':'Strip','strip_left':false,'strip_right':true}",
        "{'type':'Prepend','prepend':'▁x'}",
        "{'type':'Replace','pattern':{'String':' '},'content':'▁'}",
        "{'type':'Replace','pattern':{'String':'a.'},'content':''}",
        "{'type':'Replace','pattern':{'Regex':' {2,}|[[:punct:]]'},'content':'xy'}",
        "{'type':'BertNormalizer','clean_text':true,'handle_chinese_chars':true,"
            + "'strip_accents':null,'lowercase':true}",
        "{'type':'Sequence','normalizers':[{'type':'NFKC'},{'type':'StripAccents'},"
            + "{'type':'Replace','pattern':{'Regex':'\\\\s+'},'content':' '},{'type':'Lowercase'}]}",
        "{'type':'Sequence','normalizers':[{'type':'NFD'},{'type':'StripAccents'},{'type':'NFC'},"
            + "{'type':'Strip','strip_left':true,'strip_right':true}]}"
      })
  void normalizersGiveTheReferencesIdsAndOffsets(String normalizer) {
    assertEncodes(BYTE_LEVEL, with("normalizer", json(normalizer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'Whitespace'}",
        "{'type':'WhitespaceSplit'}",
        "{'type':'BertPreTokenizer'}",
        "{'type':'Punctuation','behavior':'Isolated'}",
        "{'type':'Punctuation','behavior':'Removed'}",
        "{'type':'Punctuation','behavior':'MergedWithPrevious'}",
        "{'type':'Punctuation','behavior':'MergedWithNext'}",
        "{'type':'Punctuation','behavior':'Contiguous'}",
        "{'type':'Digits','individual_digits':true}",
        "{'type':'Digits','individual_digits':false}",
        "{'type':'CharDelimiterSplit','delimiter':'e'}",
        "{'type':'Split','pattern':{'String':'. '},'behavior':'MergedWithPrevious','invert':false}",
        "{'type':'Split','pattern':{'Regex':'\\\\s+'},'behavior':'Removed','invert':false}",
        "{'type':'Split','pattern':{'Regex':'[a-z]+'},'behavior':'Isolated','invert':true}",
        "{'type':'Split','pattern':{'Regex':'[a-z]+'},'behavior':'MergedWithNext','invert':true}",
        "{'type':'Split','pattern':{'Regex':'[[:alpha:]]+|\\\\h'},'behavior':'Contiguous',"
            + "'invert':false}",
        "{'type':'Split','pattern':{'Regex':'(?i:THE)|^.|\\\\p{Han}+|\\\\p{^Latin}$'},"
            + "'behavior':'Isolated','invert':false}",
        "{'type':'Split','pattern':{'Regex':'"
            + LLAMA3
            + "'},'behavior':'Isolated',"
            + "'invert':false}",
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always','split':true}",
        "{'type':'Metaspace','replacement':'_','prepend_scheme':'first','split':false}"
      })
  void preTokenizersGiveTheReferencesIdsAndOffsets(String preTokenizer) {
    String bytes =
        "{'type':'ByteLevel','add_prefix_space':false,'trim_offsets':true,'use_regex':false}";
    assertEncodes(
        BYTE_LEVEL,
        with(
            "pre_tokenizer",
            json("{'type':'Sequence','pretokenizers':[" + preTokenizer + "," + bytes + "]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always','split':true}",
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'first','split':true}",
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'never','split':false}",
        "{'type':'Metaspace','replacement':'▁','add_prefix_space':true}"
      })
  void wordsWithVisibleBlanksGiveTheReferencesIdsAndOffsets(String metaspace) {
    Consumer<ObjectNode> change = with("pre_tokenizer", json(metaspace));
    Consumer<ObjectNode> unknown = model("unk_token", "\"<unk>\"");
    Consumer<ObjectNode> bytes = model("byte_fallback", "true");
    Consumer<ObjectNode> fused = model("fuse_unk", "true");
    assertEncodes(CHARACTERS, change.andThen(unknown));
    assertEncodes(CHARACTERS, change.andThen(unknown).andThen(fused));
    assertEncodes(CHARACTERS, change.andThen(bytes));
    assertEncodes(CHARACTERS, change.andThen(bytes).andThen(model("ignore_merges", "true")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "##,", ",</w>", "##,</w>"})
  void markedPiecesGiveTheReferencesIdsAndOffsets(String marks) {
    String[] parts = marks.split(",", -1);
    assertEncodes(
        TinyBpe.marked(parts[0], parts[1]),
        with("pre_tokenizer", json("{'type':'WhitespaceSplit'}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always','split':true}",
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'never','split':true}",
        "{'type':'WordPiece','prefix':'▁','cleanup':true}",
        "{'type':'WordPiece','prefix':'##','cleanup':false}",
        "{'type':'BPEDecoder','suffix':'▁'}",
        "{'type':'ByteFallback'}",
        "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'▁'},'content':' '},"
            + "{'type':'ByteFallback'},{'type':'Fuse'},"
            + "{'type':'Strip','content':' ','start':1,'stop':0}]}",
        "{'type':'Sequence','decoders':[{'type':'Strip','content':'▁','start':2,'stop':0},"
            + "{'type':'Replace','pattern':{'Regex':'[aeiou]+|\\\\p{N}'},'content':'$0'}]}"
      })
  void decodersGiveTheReferencesTexts(String decoder) {
    Path file = TinyBpe.write(folder, CHARACTERS, with("decoder", json(decoder)));
    Random random = new Random(41);
    int size = CHARACTERS.at("/model/vocab").size();
    // Special tokens, bytes, and bytes in between that are UTF-8 together.
    Stream<int[]> rows =
        Stream.generate(
                () ->
                    random
                        .ints(1 + random.nextInt(12), 0, size)
                        .map(id -> id % 3 == 0 ? 3 + 'a' + id % 25 : id)
                        .toArray())
            .limit(500);
    Parity.assertDecodes(TextDecoders.fromTokenizerJson(file), file, rows);
  }

  private void assertEncodes(ObjectNode tokenizer, Consumer<ObjectNode> change) {
    Parity.assertEncodes(
        TextEncoders.fromTokenizerJson(TinyBpe.write(folder, tokenizer, change)),
        // Only without special tokens does the reference leave "</s>" in a text alone.
        TinyBpe.write(folder, tokenizer, change.andThen(WITHOUT_SPECIAL)),
        Stream.concat(MadeUpLines.of(42, 100), RandomTexts.of(43, 500))
            .filter(TokenizerPartsParityTest::isKnownToJava));
  }

  /** Classes in regular expressions are those of the JDK, which may be older than the reference. */
  private static boolean isKnownToJava(String text) {
    return text.codePoints().allMatch(Character::isDefined);
  }

  private static String json(String quotedOnce) {
    return quotedOnce
        .replace('\'', '"')
        .replace("\"s|\"t|\"re|\"ve|\"m|\"ll|\"d", "'s|'t|'re|'ve|'m|'ll|'d");
  }
}
