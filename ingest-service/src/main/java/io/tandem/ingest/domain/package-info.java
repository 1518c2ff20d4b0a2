/// What an observation, a roster and an assessment must be to enter Tandem, decided without input or output.
///
/// Drafts are what a sender wrote, every member possibly missing. The rules turn a draft into a [Verdict]:
/// the canonical value, or every [Finding] that speaks against it. [Refusal] is the vocabulary of what can be wrong.
@NullMarked
package io.tandem.ingest.domain;

import org.jspecify.annotations.NullMarked;
