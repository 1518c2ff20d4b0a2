package io.tandem.manifests;

/// Something that is wrong.
///
/// @param rule a short name of the rule that is broken
/// @param where the file, object or element
/// @param what the details
record Finding(String rule, String where, String what) {}
