package io.tandem.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tandem.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("..ingest.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.tandem.ingest.domain..");

    @ArchTest
    static final ArchRule USE_CASES_KNOW_NO_ADAPTER = noClasses()
            .that()
            .resideInAPackage("..ingest.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ingest.messaging..",
                    "..ingest.persistence..",
                    "..ingest.rest..",
                    "..ingest.formats..",
                    "..ingest.hj212..",
                    "..ingest.contract..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "io.tandem.ingest.(messaging|persistence|rest|hj212)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_TO_THE_OUTSIDE_KNOW_THE_CONTRACT = noClasses()
            .that()
            .resideOutsideOfPackages("..ingest.messaging..", "..ingest.rest..", "..ingest.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ingest.contract..");
}
