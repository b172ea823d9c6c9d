package io.rhema.it.layering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see what, checked on the compiled classes of every module. */
@AnalyzeClasses(packages = "io.rhema", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule onlyTextAndAnalyzeSeeLucene =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.rhema.model.text..", "io.rhema.operator.analyze..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule onlySessionsSeeOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.rhema.model.session..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyLanguageSeesTheDetector =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.rhema.model.language..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.optimaize..", "com.google.common..");

  @ArchTest
  static final ArchRule modelsKnowNothingOfTheStream =
      noClasses()
          .that()
          .resideInAnyPackage("io.rhema.model..", "io.rhema.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "io.rhema.operator..");

  @ArchTest
  static final ArchRule operatorsKnowNothingOfKafka =
      noClasses()
          .that()
          .resideInAPackage("io.rhema.operator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.rhema.job..", "io.rhema.local..");

  @ArchTest
  static final ArchRule theStreamKnowsNothingOfTheTrainer =
      noClasses()
          .that()
          .resideInAnyPackage("io.rhema.operator..", "io.rhema.job.streaming..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.rhema.training..", "org.bytedeco..", "ai.onnx.proto..");

  @ArchTest
  static final ArchRule schemasKnowOnlyAvro =
      noClasses()
          .that()
          .resideInAPackage("io.rhema.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.rhema.model..", "io.rhema.operator..", "org.apache.flink..");

  @ArchTest
  static final ArchRule theRoomsOfTheRuntimeFormNoCircle =
      slices().matching("io.rhema.model.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theStagesFormNoCircle =
      slices().matching("io.rhema.operator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theRoomsOfTheTrainerFormNoCircle =
      slices().matching("io.rhema.training.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule rewritingGraphsNeedsNoLibtorch =
      noClasses()
          .that()
          .resideInAPackage("io.rhema.training.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule whatSupervisesATrainingNeedsNoLibtorch =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.rhema.training.evaluate..",
              "io.rhema.training.gate..",
              "io.rhema.training.judge..",
              "io.rhema.training.launch..",
              "io.rhema.training.tune..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bytedeco..",
              "io.rhema.training.engine..",
              "io.rhema.training.objective..",
              "io.rhema.training.run..");

  @ArchTest
  static final ArchRule theRoomsOfTheFineTuningFormNoCircle =
      slices().matching("io.rhema.job.finetune.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheTrainingProcessSeesLibtorch =
      noClasses()
          .that()
          .resideInAnyPackage("io.rhema.job..", "io.rhema.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");
}
