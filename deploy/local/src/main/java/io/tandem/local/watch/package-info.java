/// A board in the terminal: a subscriber like any other, with its own copy of the board.
@NullMarked
package io.tandem.local.watch;

import org.jspecify.annotations.NullMarked;
