/**
 * The Lucene chain: {@link io.rhema.model.text.analysis.WordTokenizer} makes words, {@link
 * io.rhema.model.text.analysis.WordPieceFilter} makes pieces with ids, and {@link
 * io.rhema.model.text.analysis.WordPieceAnalyzer} shows how they are put together.
 */
package io.rhema.model.text.analysis;
