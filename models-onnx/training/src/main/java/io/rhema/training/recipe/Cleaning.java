package io.rhema.training.recipe;

/**
 * What is done to training pairs before they are learnt from. Dev sets stay as they are.
 *
 * @param maxTokens of either text with its special tokens; pairs with longer ones are dropped
 * @param maxRatio how many times as many tokens one text of a pair may have as the other, each
 *     counted as if it had a few more so that short texts are free to differ
 * @param plainSpaces whether each run of blanks, no-break and thin ones too, becomes one plain
 *     blank
 * @param plainApostrophes whether a typographic apostrophe in a translation becomes a plain one, so
 *     that the model writes one kind
 * @param dropCopies whether pairs are dropped whose translation is the text itself
 * @param dropDuplicates whether of equal pairs in one file all but the first are dropped
 */
public record Cleaning(
    int maxTokens,
    double maxRatio,
    boolean plainSpaces,
    boolean plainApostrophes,
    boolean dropCopies,
    boolean dropDuplicates) {}
