package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Text;

/// JSON pointers, RFC 6901.
final class Pointers {
    private Pointers() {}

    /// The pointer to a member: `~` and `/` in the name escaped. A name that cannot be printed is left out, so
    /// the pointer is the object's.
    static String member(String object, String name) {
        return Text.isStorable(name) ? object + "/" + name.replace("~", "~0").replace("/", "~1") : object;
    }
}
