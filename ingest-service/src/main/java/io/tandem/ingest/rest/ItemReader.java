package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one observation from the parser's current token on. A null counts as absent.
final class ItemReader {
    private static final int GREATEST_EXPONENT = 30;

    private final JsonParser json;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable String id;
    private @Nullable String feed;
    private @Nullable String city;
    private @Nullable String indicator;
    private @Nullable String period;
    private @Nullable Double value;
    private @Nullable String unit;
    private @Nullable String status;
    private @Nullable Long revision;
    private @Nullable String observedAt;
    private @Nullable String reason;

    ItemReader(JsonParser json) {
        this.json = json;
    }

    /// The item, with what could not be read of it; the parser is at its last token afterwards.
    Submission read() throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                member(name);
            }
        } else {
            wrongType("", "Expected an object.");
        }
        return new Submission(
                new ObservationDraft(
                        id, feed, city, indicator, period, value, unit, status, revision, observedAt, reason),
                findings);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "id" -> id = text("/id");
            case "feed" -> feed = text("/feed");
            case "city" -> city = text("/city");
            case "indicator" -> indicator = text("/indicator");
            case "period" -> period = text("/period");
            case "value" -> value = number("/value");
            case "unit" -> unit = text("/unit");
            case "status" -> status = text("/status");
            case "revision" -> revision = integer("/revision");
            case "observedAt" -> observedAt = text("/observedAt");
            case "reason" -> reason = text("/reason");
            default -> unknown(name);
        }
    }

    private void unknown(String name) throws IOException {
        Refusal refusal = Text.isStorable(name) ? Refusal.UNKNOWN_MEMBER : Refusal.CONTROL_CHARACTER;
        add(refusal, Pointers.member("", name), "An observation has no such member.");
        refuseNotANumber();
        json.skipChildren();
    }

    private @Nullable String text(String pointer) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            String text = json.getText();
            if (!Text.isStorable(text)) {
                add(
                        Refusal.CONTROL_CHARACTER,
                        pointer,
                        "Control characters and half surrogate pairs are not accepted.");
            }
            return text;
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(pointer, "Expected a string.");
        }
        return null;
    }

    private @Nullable Double number(String pointer) throws IOException {
        if (!json.currentToken().isNumeric()) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                wrongType(pointer, "Expected a number.");
            }
            return null;
        }
        refuseNotANumber();
        String digits = json.getText();
        if (exponent(digits) > GREATEST_EXPONENT) {
            add(Refusal.EXCESSIVE_NUMBER, pointer, "An exponent lies between -30 and 30.");
            return null;
        }
        return Double.valueOf(digits);
    }

    private @Nullable Long integer(String pointer) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT, LONG -> json.getLongValue();
                case BIG_INTEGER -> json.getText().startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
                case FLOAT, DOUBLE, BIG_DECIMAL -> throw new IllegalStateException("an integer token is no integer");
            };
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(pointer, "Expected an integer.");
        }
        return null;
    }

    /// The exponent's magnitude as written, at most 1000; 0 when there is none.
    private static int exponent(String digits) {
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (e < 0) {
            return 0;
        }
        int magnitude = 0;
        for (int i = e + 1; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '0' && c <= '9') {
                magnitude = Math.min(1000, magnitude * 10 + (c - '0'));
            }
        }
        return magnitude;
    }

    private void wrongType(String pointer, String detail) throws IOException {
        add(Refusal.WRONG_TYPE, pointer, detail);
        refuseNotANumber();
        json.skipChildren();
    }

    /// NaN and Infinity are no JSON, wherever they stand.
    private void refuseNotANumber() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && json.getText().chars().anyMatch(c -> c == 'N' || c == 'I')) {
            throw StrictJson.notANumber(json.currentTokenLocation());
        }
    }

    private void add(Refusal refusal, String pointer, String detail) {
        findings.add(new Finding(refusal, pointer, detail));
    }
}
