/**
 * The embeddings model: a bundle that is made while the project is built, because its weights come
 * with an artifact and need not lie in the repository. The encoder is given a pooled output, made
 * int8, and put into a folder with manifest and card; {@link
 * io.rhema.training.embedding.AssembleMain} is what the build starts.
 */
package io.rhema.training.embedding;
