/// Requests to receivers: which addresses they may reach, how they are made, and what they carry.
@NullMarked
package io.tandem.ranking.webhook.http;

import org.jspecify.annotations.NullMarked;
