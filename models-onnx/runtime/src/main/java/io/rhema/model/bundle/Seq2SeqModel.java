package io.rhema.model.bundle;

import io.rhema.model.session.Decoding;
import io.rhema.model.session.DecodingMode;
import io.rhema.model.session.EncoderDecoder;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenScores;
import java.util.List;

/**
 * A bundle whose encoder and decoder are open and fit it.
 *
 * @param bundle the folder
 * @param graphs encoder and decoder; closed with this record
 * @param ids the tokens that frame what is written
 * @param vocabulary number of tokens that it chooses from
 */
public record Seq2SeqModel(
    ModelBundle bundle, EncoderDecoder graphs, GenerationIds ids, int vocabulary)
    implements AutoCloseable {

  /** Two sources of different length, whatever the vocabulary. */
  private static final List<int[]> TRIAL = List.of(new int[] {1, 0, 1}, new int[] {0});

  /**
   * Two steps, with rows that go on from one another: graphs may open and yet fail, or not be free
   * in their rows. Messages do not name the model.
   */
  static Seq2SeqModel check(ModelBundle bundle, EncoderDecoder graphs) {
    GenerationIds ids = GenerationIds.of(bundle);
    int vocabulary = -1;
    if (graphs.cached()) {
      vocabulary = tryOut(graphs, true, ids);
    }
    if (graphs.rereads()) {
      int whole = tryOut(graphs, false, ids);
      if (vocabulary >= 0 && vocabulary != whole) {
        throw new BundleException(
            "the decoder chooses from %d tokens with a cache and %d without; both must be the same."
                .formatted(vocabulary, whole));
      }
      vocabulary = whole;
    }
    int largest = ids.ends().stream().mapToInt(Integer::intValue).max().orElseThrow();
    if (Math.max(largest, ids.start()) >= vocabulary) {
      throw new BundleException(
          "start token %d and end tokens %s are named, the decoder chooses from %d; each must be one of these."
              .formatted(ids.start(), ids.ends(), vocabulary));
    }
    return new Seq2SeqModel(bundle, graphs, ids, vocabulary);
  }

  private static int tryOut(EncoderDecoder graphs, boolean cached, GenerationIds ids) {
    DecodingMode mode = new DecodingMode(cached, true, graphs.attends());
    try (Decoding decoding = graphs.start(TokenBatch.of(TRIAL, ids.pad()), mode)) {
      int vocabulary = answers(decoding, decoding.step(new int[] {0, 0}));
      decoding.select(new int[] {1, 0, 1});
      int again = answers(decoding, decoding.step(new int[] {0, 1, 0}));
      if (vocabulary != again) {
        throw new BundleException(
            "the decoder answers with %d tokens and then with %d; both must be the same."
                .formatted(vocabulary, again));
      }
      return vocabulary;
    } catch (InferenceException e) {
      throw new BundleException(
          "the graphs open but do not write two tokens %s a cache: %s"
              .formatted(cached ? "with" : "without", e.getMessage()),
          e);
    }
  }

  private static int answers(Decoding decoding, TokenScores scores) {
    if (scores.rows() != decoding.rows()) {
      throw new BundleException(
          "the decoder answers %d rows with %d; it must answer each."
              .formatted(decoding.rows(), scores.rows()));
    }
    return scores.vocabulary();
  }

  /** Most tokens of a source, special tokens included, and of what is written. */
  public int maxTokens() {
    return bundle.limits().maxTokens();
  }

  /** Makes running and later decodings on this handle fail soon. */
  public void cancel() {
    graphs.cancel();
  }

  @Override
  public void close() {
    graphs.close();
  }
}
