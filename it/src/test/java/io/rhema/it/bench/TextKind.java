package io.rhema.it.bench;

import java.util.Locale;
import java.util.Random;

/** What texts of a stream look like, by their length. */
enum TextKind {
  /** Messages of a few words, with names, tags and emoji. */
  SHORT {
    @Override
    String draw(Pool pool, Random random) {
      return pool.message();
    }
  },
  /** One sentence, perhaps joined of two. */
  SENTENCES {
    @Override
    String draw(Pool pool, Random random) {
      return random.nextInt(4) == 0 ? pool.sentence() + " " + pool.sentence() : pool.sentence();
    }
  },
  /** Reviews of many sentences. */
  LONG {
    @Override
    String draw(Pool pool, Random random) {
      return pool.sentences(6 + random.nextInt(15));
    }
  },
  /** Of ten, six messages, three of sentences and a review. */
  MIX {
    @Override
    String draw(Pool pool, Random random) {
      int of = random.nextInt(10);
      return (of < 6 ? SHORT : of < 9 ? SENTENCES : LONG).draw(pool, random);
    }
  };

  abstract String draw(Pool pool, Random random);

  /** As options and reports have it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What texts are made of. */
  interface Pool {
    String message();

    String sentence();

    String sentences(int count);
  }
}
