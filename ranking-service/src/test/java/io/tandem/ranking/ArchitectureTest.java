package io.tandem.ranking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tandem.ranking", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theDomainKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("..ranking.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.tandem.ranking.domain..");

    @ArchTest
    static final ArchRule theApplicationKnowsNoAdapterAndNoMessage = noClasses()
            .that()
            .resideInAPackage("..ranking.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.messaging..",
                    "..ranking.persistence..",
                    "..ranking.rest..",
                    "..ranking.config..",
                    "io.tandem..contract..");

    @ArchTest
    static final ArchRule messagingKnowsNoOtherAdapter = noClasses()
            .that()
            .resideInAPackage("..ranking.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ranking.persistence..", "..ranking.rest..");

    @ArchTest
    static final ArchRule persistenceKnowsNoOtherAdapterAndNoMessage = noClasses()
            .that()
            .resideInAPackage("..ranking.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ranking.messaging..", "..ranking.rest..", "io.tandem..contract..");

    @ArchTest
    static final ArchRule restKnowsNoOtherAdapter = noClasses()
            .that()
            .resideInAPackage("..ranking.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.messaging..", "..ranking.persistence..", "..webhook.persistence..", "..webhook.http..");

    @ArchTest
    static final ArchRule figuresKnowOnlyTheDomain = noClasses()
            .that()
            .resideInAPackage("..ranking.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.application..",
                    "..ranking.messaging..",
                    "..ranking.persistence..",
                    "..ranking.rest..",
                    "..ranking.config..",
                    "..ranking.report..",
                    "io.tandem..contract..");

    @ArchTest
    static final ArchRule theReportKnowsOnlyTheDomainAndTheFigures = noClasses()
            .that()
            .resideInAPackage("..ranking.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.application..",
                    "..ranking.messaging..",
                    "..ranking.persistence..",
                    "..ranking.rest..",
                    "..ranking.config..",
                    "io.tandem..contract..");

    @ArchTest
    static final ArchRule theDomainOfWebhooksKnowsOnlyTheJdkAndTheDomain = classes()
            .that()
            .resideInAPackage("..webhook.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.crypto..", "org.jspecify..", "io.tandem.ranking.domain..", "..webhook.domain..");

    @ArchTest
    static final ArchRule theApplicationOfWebhooksKnowsNoAdapterAndNoMessage = noClasses()
            .that()
            .resideInAPackage("..webhook.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.messaging..",
                    "..ranking.persistence..",
                    "..ranking.rest..",
                    "..ranking.config..",
                    "..webhook.persistence..",
                    "..webhook.http..",
                    "io.tandem..contract..");

    @ArchTest
    static final ArchRule thePersistenceOfWebhooksKnowsNoOtherAdapterAndNoMessage = noClasses()
            .that()
            .resideInAPackage("..webhook.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.messaging..",
                    "..ranking.persistence..",
                    "..ranking.rest..",
                    "..webhook.http..",
                    "io.tandem..contract..");

    @ArchTest
    static final ArchRule requestsToReceiversKnowNoOtherAdapter = noClasses()
            .that()
            .resideInAPackage("..webhook.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ranking.messaging..", "..ranking.persistence..", "..ranking.rest..", "..webhook.persistence..");
}
