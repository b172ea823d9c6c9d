/**
 * Byte-pair encoding: a word is its characters, and of the neighbours that the vocabulary has a
 * merge for, those of the lowest rank become one piece, again and again (Sennrich et al., <a
 * href="https://arxiv.org/abs/1508.07909">Neural Machine Translation of Rare Words with Subword
 * Units</a>).
 */
package io.rhema.model.text.bpe;
