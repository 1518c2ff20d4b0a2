/// The whole system as an operator runs it, judged through its public interfaces.
package io.tandem.system;
