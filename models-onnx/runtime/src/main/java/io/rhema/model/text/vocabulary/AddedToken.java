package io.rhema.model.text.vocabulary;

/**
 * A token that is found in the text before it is split into words, with the meaning that the {@code
 * tokenizers} library gives to its fields.
 *
 * @param content what the text must have
 * @param id vocabulary id
 * @param singleWord matches only where no word character touches it
 * @param leftStrip takes the white space in front along
 * @param rightStrip takes the white space behind along
 * @param normalized is looked for in the normalised text, and normalised itself
 */
public record AddedToken(
    String content,
    int id,
    boolean singleWord,
    boolean leftStrip,
    boolean rightStrip,
    boolean normalized) {}
