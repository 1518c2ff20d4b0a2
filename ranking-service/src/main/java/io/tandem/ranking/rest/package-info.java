/// The HTTP interface: boards, cities and streams of changes, from this replica's read model; statistics of whole
/// assessments; and webhooks for their owners.
@NullMarked
package io.tandem.ranking.rest;

import org.jspecify.annotations.NullMarked;
