package io.rhema.operator.interpret;

import io.rhema.model.language.LanguageTag;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which texts a model is asked about, and what is said of the others. */
public final class Applicability {
  private final Set<String> languages;

  /**
   * For a model of some languages.
   *
   * @param languages BCP 47 tags, of which only the language counts; none for a model of any
   *     language
   */
  public Applicability(List<String> languages) {
    this.languages =
        languages.stream().map(LanguageTag::primary).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Says whether a text is the model's business.
   *
   * @param event the event
   * @param text its sub-words
   * @return {@link ResultStatus#ok} when the model is to be asked; a text whose language nobody
   *     stated is
   */
  public ResultStatus of(TextEvent event, EncodedText text) {
    return text.size() == 0 ? ResultStatus.empty : of(event);
  }

  /** The same before it is known what words a text has. */
  public ResultStatus of(TextEvent event) {
    if (event.getText().isBlank()) {
      return ResultStatus.empty;
    }
    String stated = LanguageTag.primary(event.getLanguage());
    boolean known = !languages.isEmpty() && !stated.isEmpty();
    return known && !languages.contains(stated) ? ResultStatus.not_applicable : ResultStatus.ok;
  }
}
