/// Boards, their changes and the cities' metrics in PostgreSQL: whole batches as arrays, one statement each.
@NullMarked
package io.tandem.ranking.persistence;

import org.jspecify.annotations.NullMarked;
