package io.tandem.ranking.rest;

import io.tandem.ranking.config.WebhooksConfig;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.webhook.domain.Endpoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Understands what owners of webhooks ask for.
@Singleton
class WebhookReader {
    private static final int MAX_BYTES = 1 << 16;
    private static final Set<String> MEMBERS = Stream.concat(
                    FilterWords.NAMES.stream(), Stream.of("url", "assessment", "board", "after", "from", "to"))
            .collect(Collectors.toUnmodifiableSet());
    private static final JsonBody<WebhookRequest> REQUEST = new JsonBody<>(WebhookRequest.class, MAX_BYTES, MEMBERS);
    private static final JsonBody<WebhookRequest.Redelivery> REDELIVERY =
            new JsonBody<>(WebhookRequest.Redelivery.class, MAX_BYTES, MEMBERS);

    private final Lookup lookup;
    private final WebhooksConfig config;

    WebhookReader(Lookup lookup, WebhooksConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    /// A webhook that makes sense.
    ///
    /// @param after null to begin with what comes
    record Wanted(
            Endpoint endpoint,
            BoardKey board,
            MoveFilter filter,
            @Nullable BoardVersion after,
            BoardVersion present) {}

    /// Versions to send again, both included.
    record Again(BoardVersion from, BoardVersion to) {}

    /// @throws Problem.ProblemException when it makes no sense
    Wanted wanted(byte @Nullable [] body) {
        WebhookRequest request = REQUEST.read(body);
        Endpoint endpoint = endpoint(required("url", request.url(), List.of()));
        AssessmentDefinition assessment = assessment(request.assessment());
        BoardDefinition board = board(assessment, request.board());
        @Nullable String after = request.after();
        return new Wanted(
                endpoint,
                new BoardKey(assessment.assessment().id(), board.id()),
                words(request).filter(assessment, board),
                after == null ? null : version("after", after),
                lookup.shown(assessment, board).view().version());
    }

    /// @throws Problem.ProblemException when it makes no sense
    Again again(byte @Nullable [] body) {
        WebhookRequest.Redelivery request = REDELIVERY.read(body);
        BoardVersion from = version("from", required("from", request.from(), List.of()));
        BoardVersion to = version("to", required("to", request.to(), List.of()));
        if (from.sequence() < 1) {
            throw unknownVersion("from");
        }
        if (to.sequence() < from.sequence()) {
            throw BodyProblem.unacceptable(
                    "empty-range", "Empty range", "/to", "This must not be before `from`.", List.of());
        }
        return new Again(from, to);
    }

    static Problem.ProblemException unknownVersion(String member) {
        return BodyProblem.unacceptable(
                "unknown-version",
                "Unknown board version",
                "/" + member,
                "The board has never had this version, or it has not been sent yet.",
                List.of());
    }

    private Endpoint endpoint(String url) {
        try {
            return Endpoint.parse(url, config.local());
        } catch (IllegalArgumentException refused) {
            throw BodyProblem.unacceptable(
                    "bad-url", "Not a URL for webhooks", "/url", String.valueOf(refused.getMessage()), List.of());
        }
    }

    private AssessmentDefinition assessment(@Nullable String id) {
        Collection<AssessmentDefinition> known = lookup.assessments();
        Set<String> ids = known.stream()
                .map(definition -> definition.assessment().id())
                .collect(Collectors.toCollection(TreeSet::new));
        String wanted = required("assessment", id, ids);
        return known.stream()
                .filter(definition -> definition.assessment().id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown("assessment", ids));
    }

    private static BoardDefinition board(AssessmentDefinition assessment, @Nullable String id) {
        List<String> ids = assessment.assessment().boards().stream()
                .map(BoardDefinition::id)
                .toList();
        return assessment.board(required("board", id, ids)).orElseThrow(() -> unknown("board", ids));
    }

    private static FilterWords words(WebhookRequest request) {
        return new FilterWords(
                values("city", request.city()),
                values("group", request.group()),
                values("province", request.province()),
                values("region", request.region()),
                values("tier", request.tier()),
                values("cause", request.cause()),
                Boolean.TRUE.equals(request.tierChanges()),
                request.minMove(),
                request.top(),
                FilterRefusals.OF_BODY);
    }

    private static List<String> values(String member, @Nullable List<@Nullable String> given) {
        List<String> values = new ArrayList<>();
        if (given != null) {
            for (@Nullable String value : given) {
                if (value == null) {
                    throw BodyProblem.misshapen(
                            "wrong-type",
                            "Wrong type",
                            "/" + member + "/" + values.size(),
                            "The JSON type is not the expected one.",
                            List.of());
                }
                values.add(value);
            }
        }
        return values;
    }

    private static BoardVersion version(String member, String text) {
        try {
            return BoardVersion.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw BodyProblem.unacceptable(
                    "bad-version",
                    "Bad board version",
                    "/" + member,
                    "This has the form epoch:sequence, such as 1:42.",
                    List.of());
        }
    }

    private static String required(String member, @Nullable String value, Collection<String> allowed) {
        if (value == null) {
            throw BodyProblem.unacceptable(
                    "missing-" + member, "Missing " + member, "/" + member, "This is required.", allowed);
        }
        return value;
    }

    private static Problem.ProblemException unknown(String member, Collection<String> allowed) {
        return BodyProblem.unacceptable(
                "unknown-" + member, "Unknown " + member, "/" + member, "Expected one of those in `allowed`.", allowed);
    }
}
