package io.rhema.it.bench;

import java.util.List;

/**
 * What was found for texts of one kind.
 *
 * @param kind the kind of texts
 * @param texts how many there were
 * @param tokens their sub-words, special tokens included
 * @param standings of all contenders
 * @param ceiling ourselves against bare ONNX Runtime in the same precision
 * @param int8 ourselves in int8 against others in fp32
 * @param same ourselves against others in the same precision
 */
record KindResult(
    String kind,
    int texts,
    long tokens,
    List<Standing> standings,
    List<Comparison> ceiling,
    List<Comparison> int8,
    List<Comparison> same) {}
