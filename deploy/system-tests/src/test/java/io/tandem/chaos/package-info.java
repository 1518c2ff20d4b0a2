/// The checker is checked: each promise is broken on purpose, and must be found broken.
package io.tandem.chaos;
