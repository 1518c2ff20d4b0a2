package io.tandem.ranking.rest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.ranking.domain.BoardVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client says over a socket. Each has an id, which the client chooses and every answer names.
sealed interface SocketMessage {
    /// What ids may be.
    Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    /// The most messages that a client may be ready to take.
    int MOST_CREDIT = 1_000_000;

    /// The kinds of message.
    Map<String, Class<? extends SocketMessage>> TYPES =
            Map.of("subscribe", Subscribe.class, "credit", Credit.class, "unsubscribe", Unsubscribe.class);

    /// The client's name for the subscription.
    @Nullable
    String id();

    /// Follow a board. The other members are those of [FilterWords].
    ///
    /// @param after version that the client has, `epoch:sequence`
    /// @param credit how many messages the client takes for now
    record Subscribe(
            @Nullable String id,
            @Nullable String assessment,
            @Nullable String board,
            @Nullable String after,
            @Nullable String mode,
            @Nullable Integer credit,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> city,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> group,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> province,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> region,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> tier,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> cause,

            @Nullable Boolean tierChanges,
            @Nullable Long minMove,
            @Nullable Long top)
            implements SocketMessage {
        /// What is asked for.
        ///
        /// @throws Problem.ProblemException when a member is missing or makes no sense on any board
        StreamRequest request() {
            return new StreamRequest(
                    required("assessment", assessment),
                    required("board", board),
                    version(after),
                    Mode.of(mode, FilterRefusals.OF_BODY),
                    new FilterWords(
                            texts("city", city),
                            texts("group", group),
                            texts("province", province),
                            texts("region", region),
                            texts("tier", tier),
                            texts("cause", cause),
                            Boolean.TRUE.equals(tierChanges),
                            minMove,
                            top,
                            FilterRefusals.OF_BODY));
        }
    }

    /// Take more messages of a subscription.
    record Credit(@Nullable String id, @Nullable Integer credit) implements SocketMessage {}

    /// End a subscription.
    record Unsubscribe(@Nullable String id) implements SocketMessage {}

    /// Reads a message.
    ///
    /// @throws Problem.ProblemException when it is not of the shape of any
    static SocketMessage of(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw BodyProblem.misshapen("wrong-type", "Wrong type", "", "Expected an object.", List.of());
        }
        ObjectNode members = object.deepCopy();
        @Nullable JsonNode type = members.remove("type");
        @Nullable
        Class<? extends SocketMessage> shape = type == null || !type.isTextual() ? null : TYPES.get(type.textValue());
        if (shape == null) {
            throw BodyProblem.unacceptable(
                    "unknown-message",
                    "Unknown message",
                    "/type",
                    "This must be one of those in `allowed`.",
                    new TreeSet<>(TYPES.keySet()));
        }
        return StrictJson.convert(members, shape, names());
    }

    /// The id that a message names, for the answer to it; null when it has none of the right form.
    static @Nullable String idOf(JsonNode tree) {
        @Nullable JsonNode id = tree.get("id");
        return id != null && id.isTextual() && ID.matcher(id.textValue()).matches() ? id.textValue() : null;
    }

    /// A number of messages that a client is ready to take.
    ///
    /// @throws Problem.ProblemException when it is none
    static int credit(@Nullable Integer given) {
        if (given == null || given < 1 || given > MOST_CREDIT) {
            throw BodyProblem.unacceptable(
                    "bad-credit",
                    "Bad credit",
                    "/credit",
                    "This must be a whole number from 1 to %d.".formatted(MOST_CREDIT),
                    List.of());
        }
        return given;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(FilterWords.NAMES);
        names.addAll(List.of("id", "assessment", "board", "after", "mode", "credit"));
        return names;
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw BodyProblem.unacceptable(
                    "missing-member", "Missing member", "/" + name, "This is required.", List.of());
        }
        return value;
    }

    private static @Nullable BoardVersion version(@Nullable String after) {
        try {
            return after == null ? null : BoardVersion.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw FilterRefusals.OF_BODY.refuse("after", -1, "has the form epoch:sequence, such as 1:42");
        }
    }

    private static List<String> texts(String name, @Nullable List<@Nullable String> given) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            @Nullable String text = given.get(i);
            if (text == null) {
                throw FilterRefusals.OF_BODY.refuse(name, i, "must be a text");
            }
            texts.add(text);
        }
        return texts;
    }
}
