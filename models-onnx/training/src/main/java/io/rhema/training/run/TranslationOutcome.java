package io.rhema.training.run;

import io.rhema.training.metric.RatedTranslation;
import java.util.List;
import java.util.Map;

/**
 * What the training of a translation came to.
 *
 * @param folder the files that the model is served from
 * @param samples what the chosen weights make of some texts of each dev set, by its name
 */
record TranslationOutcome(
    Outcome outcome, TranslationFolder folder, Map<String, List<RatedTranslation>> samples) {}
