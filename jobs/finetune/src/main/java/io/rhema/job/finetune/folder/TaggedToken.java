package io.rhema.job.finetune.folder;

import io.rhema.job.finetune.example.MarkedText;
import io.rhema.job.finetune.example.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of a text with its tag, as files of the CoNLL kind have them.
 *
 * <p>Tokens are what blanks part, cut where a span begins or ends. Outside of spans, brackets,
 * quotation marks and the punctuation behind a word are tokens of their own, as corpora have them:
 * the trainer's natural spacing attaches these again. All characters but the blanks are kept, in
 * their order, so that the tokens of a span are the span.
 *
 * @param token without a blank, not empty
 * @param tag {@code O}, or {@code B-} or {@code I-} with a label
 */
record TaggedToken(String token, String tag) {
  private static final String OUTSIDE = "O";
  private static final Pattern OPENING = Pattern.compile("[(\\[{“\"]");
  private static final Pattern CLOSING = Pattern.compile("[.!?…]+\\z|[,;:)\\]}”\"]\\z");

  /** Begins a line that is no token. */
  private static final String DOCUMENT = "-DOCSTART-";

  /** The tokens of a text, one at least. */
  static List<TaggedToken> of(MarkedText text) {
    List<TaggedToken> tokens = new ArrayList<>();
    int from = 0;
    for (Span span : text.spans()) {
      addOutside(text.text().substring(from, span.start()), tokens);
      addSpan(text.text().substring(span.start(), span.end()), span.label(), tokens);
      from = span.end();
    }
    addOutside(text.text().substring(from), tokens);
    return tokens;
  }

  private static void addSpan(String part, String label, List<TaggedToken> tokens) {
    String tag = "B-" + label;
    for (String word : words(part)) {
      for (String token : lineSafe(word)) {
        tokens.add(new TaggedToken(token, tag));
        tag = "I-" + label;
      }
    }
  }

  private static void addOutside(String part, List<TaggedToken> tokens) {
    for (String word : words(part)) {
      for (String piece : peeled(word)) {
        lineSafe(piece).forEach(token -> tokens.add(new TaggedToken(token, OUTSIDE)));
      }
    }
  }

  private static List<String> words(String part) {
    return List.of(Blanks.plain(part).split(" +")).stream().filter(w -> !w.isEmpty()).toList();
  }

  private static List<String> peeled(String word) {
    List<String> pieces = new ArrayList<>();
    String rest = word;
    while (rest.length() > 1 && OPENING.matcher(rest).lookingAt()) {
      pieces.add(rest.substring(0, 1));
      rest = rest.substring(1);
    }
    int behind = pieces.size();
    Matcher closing = CLOSING.matcher(rest);
    while (closing.find() && closing.start() > 0) {
      pieces.add(behind, closing.group());
      rest = rest.substring(0, closing.start());
      closing.reset(rest);
    }
    pieces.add(behind, rest);
    return pieces;
  }

  private static List<String> lineSafe(String token) {
    return token.startsWith(DOCUMENT) ? List.of("-", token.substring(1)) : List.of(token);
  }
}
