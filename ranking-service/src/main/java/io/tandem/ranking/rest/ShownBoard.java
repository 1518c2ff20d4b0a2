package io.tandem.ranking.rest;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;

/// A board at one version together with the definitions of that version, so that names, groups and rules are
/// those it was made by.
record ShownBoard(AssessmentDefinition definition, BoardDefinition board, BoardView view) {}
