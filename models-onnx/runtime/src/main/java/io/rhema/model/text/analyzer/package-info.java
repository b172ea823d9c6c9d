/**
 * Models of whole words: {@code analyzer.json} names a chain of Lucene's own components, {@code
 * words.tsv} the words that a model knows.
 *
 * <p>{@link io.rhema.model.text.analyzer.AnalyzerDefinition} is the file, or that section of a
 * recipe; {@link io.rhema.model.text.analyzer.WordAnalyzer} the chain, open; {@link
 * io.rhema.model.text.analyzer.WordVocabulary} the words with their document frequencies. Training
 * and serving read the same files through these classes. The files may come from anyone: a chain
 * reads files of its own bundle only, of bounded size, and loads no class but Lucene's.
 */
package io.rhema.model.text.analyzer;
