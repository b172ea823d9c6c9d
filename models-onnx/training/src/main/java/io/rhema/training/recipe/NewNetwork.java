package io.rhema.training.recipe;

import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.training.graph.word.WordNetwork;
import java.util.Optional;

/**
 * A network of words that is trained from nothing. Its vocabulary is learnt from the texts of all
 * stages; the files that its chain reads are in the data folder.
 *
 * @param analyzer how words are found; how many documents there are is not known yet
 * @param maxWords the most words that the vocabulary has, the most frequent ones
 * @param minCount how often a word must occur to be in it
 * @param vectors what the words' vectors are at first, if they are given
 */
public record NewNetwork(
    WordNetwork network,
    AnalyzerDefinition analyzer,
    int maxWords,
    int minCount,
    Optional<GivenVectors> vectors)
    implements Base {}
