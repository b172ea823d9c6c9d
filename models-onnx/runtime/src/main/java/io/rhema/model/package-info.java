/**
 * Models, free of Flink and Kafka. {@code bundle} reads a folder, {@code text} turns strings into
 * token ids, {@code session} runs the graph, {@code task} says what its answers mean; {@link
 * io.rhema.model.TextClassifier}, {@link io.rhema.model.TextTagger}, {@link
 * io.rhema.model.TextEmbedder}, {@link io.rhema.model.MaskFiller} and {@link
 * io.rhema.model.TextGenerator} put the four together for callers that have all their texts at
 * hand; {@link io.rhema.model.KeywordExtractor} needs no graph. The streaming job uses the four
 * rooms themselves, one stage of the flow each.
 */
package io.rhema.model;
