package io.tandem.ingest.domain;

import java.util.Locale;

/// Why something is not taken: the last part of a problem's type, its title and its HTTP status.
///
/// 400 the document cannot be read, 401 and 403 the sender may not, 422 the content is wrong, 429 it is too much at
/// once, 503 nothing is wrong with it.
public enum Refusal {
    // The document as a whole: nothing of it is taken.
    EMPTY_BODY(400, "The body is empty"),
    INVALID_UTF8(400, "The body is not UTF-8"),
    INVALID_JSON(400, "The body is not JSON"),
    TRUNCATED_JSON(400, "The JSON ends too early"),
    DUPLICATE_MEMBER(400, "A member appears twice"),
    NOT_A_NUMBER(400, "NaN and Infinity are not JSON"),
    LIMIT_EXCEEDED(400, "The document exceeds a limit"),
    EMPTY_BATCH(400, "The array is empty"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TOO_MANY_ITEMS(413, "The array has too many items"),
    INVALID_ENCODING(400, "The content encoding does not fit the body"),
    INVALID_TABLE(400, "The table cannot be read"),
    UNKNOWN_COLUMN(400, "The table has a column that is not known"),
    INVALID_EVENT(400, "The CloudEvent is not valid"),
    INVALID_PARAMETER(400, "A parameter is not valid"),

    // Requests that reach no document.
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not offered here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is offered"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not taken"),
    BAD_REQUEST(400, "The request cannot be understood"),

    // Who sends, and what it may send.
    UNAUTHENTICATED(401, "A valid key is required"),
    FORBIDDEN(403, "The key does not allow this"),
    FEED_NOT_YOURS(403, "Another feed is named"),
    OUT_OF_SCOPE(403, "The feed may not report this"),
    RATE_LIMITED(429, "The feed sends too much"),
    FEED_EXISTS(409, "There is a feed of this name"),
    TOO_MANY_KEYS(409, "The feed has enough keys"),

    // Shape of one item or of a definition.
    MISSING_MEMBER(422, "A required member is missing"),
    UNKNOWN_MEMBER(422, "The member is not known"),
    WRONG_TYPE(422, "The member has the wrong JSON type"),
    CONTROL_CHARACTER(422, "The text cannot be stored"),
    EXCESSIVE_NUMBER(422, "The number's exponent is beyond ±30"),

    // Content of an observation.
    UNKNOWN_EVENT_TYPE(422, "The event is no observation"),
    UNKNOWN_CITY(422, "The city is not known"),
    UNKNOWN_INDICATOR(422, "The indicator is not known"),
    WRONG_UNIT(422, "The unit is not the indicator's"),
    INVALID_PERIOD(422, "The period is not a calendar period"),
    FUTURE_PERIOD(422, "The period has not begun"),
    NEGATIVE_VALUE(422, "The value is negative"),
    VALUE_OUT_OF_RANGE(422, "The value is out of range"),
    UNKNOWN_STATUS(422, "The status is not known"),
    INVALID_REVISION(422, "The revision is out of range"),
    INVALID_TIME(422, "The time is not an instant"),
    TIME_OUT_OF_RANGE(422, "The time is out of range"),
    INVALID_FEED(422, "The feed's name is not valid"),
    INVALID_ID(422, "The identifier is not valid"),
    INVALID_REASON(422, "The reason is too long"),
    SEVERAL_REFUSALS(422, "Nothing was taken, for several reasons"),

    // Content of a roster or an assessment.
    INVALID_NAME(422, "The name is not valid"),
    INVALID_CODE(422, "The administrative code is not valid"),
    UNKNOWN_REGION(422, "The region is not known"),
    DUPLICATE_ENTRY(422, "An entry appears twice"),
    INVALID_DATE(422, "The date is not valid"),
    OVERLAPPING_GROUP_VERSIONS(422, "Two versions of a group are in force on the same day"),
    UNKNOWN_ROSTER(422, "The roster is not known"),
    UNKNOWN_GROUP_VERSION(422, "The group version is not in the roster"),
    PERIODS_DO_NOT_COMPARE(422, "The periods cannot be compared"),
    INVALID_BOARD(422, "The board is not valid"),
    INVALID_COEFFICIENT(422, "The coefficient is not valid"),
    UNKNOWN_METHOD(422, "The method's rule is not known"),

    // Stations.
    INVALID_STATION(422, "The station is not valid"),
    GATEWAY_OFF(404, "The gateway is switched off"),

    // Tandem's own trouble.
    NOT_READY(503, "The rosters are still being read"),
    FEEDS_OFF(503, "Feeds are switched off"),
    LOG_UNAVAILABLE(503, "The log is not available"),
    REGISTRY_UNAVAILABLE(503, "The registry is not available"),
    INTERNAL_ERROR(500, "Something went wrong here");

    private final int status;
    private final String title;
    private final String slug;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
        this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// HTTP status.
    public int status() {
        return status;
    }

    /// One line for people, the same for every occurrence.
    public String title() {
        return title;
    }

    /// The last part of the problem's type: `wrong-unit`.
    public String slug() {
        return slug;
    }
}
