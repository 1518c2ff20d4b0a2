package io.tandem.ranking.rest;

import io.tandem.ranking.rest.Problem.ProblemException;
import java.util.Collection;
import java.util.Set;

/// How to say that something asked of a board's changes makes no sense, in the terms of the request's form.
interface FilterRefusals {
    /// For parameters of a query: 400.
    FilterRefusals OF_QUERY = (name, index, expectation, allowed) ->
            Problem.badParameter(name, expectation, allowed).exception();

    /// For members of a JSON object: 422, with a pointer.
    FilterRefusals OF_BODY = (name, index, expectation, allowed) -> BodyProblem.unacceptable(
            "bad-" + (name.equals("after") ? "version" : name.equals("mode") ? "mode" : "filter"),
            "Not acceptable",
            "/" + name + (index < 0 ? "" : "/" + index),
            "This " + expectation + ".",
            allowed);

    /// The problem that ends the request.
    ///
    /// @param name of the parameter or member
    /// @param index of the value in it; −1 when it has one only
    /// @param expectation completes "It …"
    /// @param allowed values that would do, where that is a list
    ProblemException refuse(String name, int index, String expectation, Collection<String> allowed);

    /// The same without a list of values.
    default ProblemException refuse(String name, int index, String expectation) {
        return refuse(name, index, expectation, Set.of());
    }
}
