/// What a board is: scores, tiers, ranks and the net moves between two states of it (report §2.4).
///
/// Pure values and computations; nothing here knows Kafka, PostgreSQL or HTTP. Start at
/// [BoardDefinition#standing], then [BoardState#apply]; suppositions start at [WhatIf#board].
@NullMarked
package io.tandem.ranking.domain;

import org.jspecify.annotations.NullMarked;
