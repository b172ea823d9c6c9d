package io.rhema.operator.interpret;

import io.rhema.model.language.LanguageGate;
import io.rhema.model.task.Translation;
import io.rhema.schema.TextEvent;
import java.util.Optional;

/** Which texts a model that translates is asked about. */
public final class Translatability {
  private final LanguageGate gate;

  public Translatability(Translation task) {
    this.gate = new LanguageGate(task.source());
  }

  /** Why a text is not to be translated; empty when it is. */
  public Optional<NotTranslated> of(TextEvent event) {
    if (event.getText().isBlank()) {
      return Optional.of(NotTranslated.EMPTY);
    }
    return gate.admits(event.getText(), event.getLanguage())
        ? Optional.empty()
        : Optional.of(NotTranslated.LANGUAGE);
  }
}
