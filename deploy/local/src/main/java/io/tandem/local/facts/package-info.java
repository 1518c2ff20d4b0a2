/// The report's printed statements, held against what a running system answers to the same questions.
@NullMarked
package io.tandem.local.facts;

import org.jspecify.annotations.NullMarked;
