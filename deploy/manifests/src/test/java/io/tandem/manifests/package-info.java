/// What operators apply is checked like code: the Helm chart is rendered and read by the typed models of Kubernetes and
/// of
/// its operators, the images' and the compose file are parsed, and all are held against the services' topics, ports and
/// settings and against rules of our own. For each rule a test breaks it on purpose.
@NullMarked
package io.tandem.manifests;

import org.jspecify.annotations.NullMarked;
