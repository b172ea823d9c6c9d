/**
 * A model as it lies on disk: one folder is one version of one model.
 *
 * <p>The layout is the one that Hugging Face Optimum exports ({@code model.onnx}, {@code
 * config.json}, {@code tokenizer.json} or {@code vocab.txt}), plus {@code rhema.json} ({@link
 * io.rhema.model.bundle.BundleManifest}: task, checksums, provenance) and {@code MODEL_CARD.md}. A
 * folder without the last two works when its {@code config.json} tells the task. A model has one
 * {@link io.rhema.model.bundle.Head} or several over one encoder; one that translates has an
 * encoder and a decoder in place of {@code model.onnx} ({@link
 * io.rhema.model.bundle.Seq2SeqModel}); one for keywords has no graph, but a table of words. {@link
 * io.rhema.model.bundle.ModelBundle} reads and checks a folder; whatever is wrong with one becomes
 * a {@link io.rhema.model.bundle.BundleException}. Trainer and quantizer write bundles with {@link
 * io.rhema.model.bundle.BundleWriter}.
 */
package io.rhema.model.bundle;
