{{- define "tandem.name" -}}
{{- printf "%s" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "tandem.labels" -}}
app.kubernetes.io/part-of: tandem
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- /* Of one component: dict root, component */ -}}
{{- define "tandem.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .component }}
{{- end -}}

{{- define "tandem.image" -}}
{{- printf "%s/%s:%s" .root.Values.image.repository .component (default .root.Chart.AppVersion .root.Values.image.tag) -}}
{{- end -}}

{{- define "tandem.port" -}}
{{- get (dict "ingest" "8081" "metrics" "8082" "ranking" "8080") . -}}
{{- end -}}

{{- define "tandem.bootstrap" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}{{ include "tandem.name" . }}-kafka-bootstrap:9093
{{- else if eq .Values.kafka.mode "development" -}}{{ include "tandem.name" . }}-kafka:9092
{{- else -}}{{ required "kafka.external.bootstrap" .Values.kafka.external.bootstrap }}{{- end -}}
{{- end -}}

{{- define "tandem.kafkaSecured" -}}
{{- if or (eq .Values.kafka.mode "strimzi") (and (eq .Values.kafka.mode "external") .Values.kafka.external.userSecretPrefix) -}}yes{{- end -}}
{{- end -}}

{{- define "tandem.kafkaCa" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}{{ include "tandem.name" . }}-cluster-ca-cert
{{- else -}}{{ required "kafka.external.caSecret" .Values.kafka.external.caSecret }}{{- end -}}
{{- end -}}

{{- define "tandem.databaseHost" -}}
{{- if eq .Values.postgresql.mode "cloudnative-pg" -}}{{ include "tandem.name" . }}-postgres-rw
{{- else if eq .Values.postgresql.mode "development" -}}{{ include "tandem.name" . }}-postgres
{{- else -}}{{ required "postgresql.external.host" .Values.postgresql.external.host }}{{- end -}}
{{- end -}}

{{- define "tandem.databaseCa" -}}
{{- if eq .Values.postgresql.mode "cloudnative-pg" -}}{{ include "tandem.name" . }}-postgres-ca
{{- else if eq .Values.postgresql.mode "external" -}}{{ .Values.postgresql.external.caSecret }}{{- end -}}
{{- end -}}

{{- /* A service's environment: dict root, service (ingest, metrics, ranking), settings */ -}}
{{- define "tandem.environment" -}}
{{- $root := .root -}}
{{- $component := printf "%s-service" .service -}}
- name: TANDEM_HTTP_PORT
  value: {{ include "tandem.port" .service | quote }}
- name: TANDEM_KAFKA_BOOTSTRAP
  value: {{ include "tandem.bootstrap" $root | quote }}
- name: TANDEM_DB_HOST
  value: {{ include "tandem.databaseHost" $root | quote }}
- name: TANDEM_DB_PORT
  value: {{ (eq $root.Values.postgresql.mode "external" | ternary $root.Values.postgresql.external.port 5432) | quote }}
- name: TANDEM_DB_NAME
  value: tandem
- name: TANDEM_DB_USER
  value: {{ .service }}
- name: TANDEM_DB_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ include "tandem.name" $root }}-{{ .service }}-database, key: password}
{{- if ne .service "ingest" }}
- name: TANDEM_INSTANCE
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
{{- end }}
{{- if eq .service "ingest" }}
- name: TANDEM_FEEDS_REQUIRED
  value: {{ $root.Values.feeds.required | quote }}
{{- with $root.Values.feeds.keySecret }}
- name: TANDEM_FEEDS_KEY
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: key}
{{- end }}
{{- with $root.Values.feeds.oidc.url }}
- name: TANDEM_OIDC_ENABLED
  value: "true"
- name: TANDEM_OIDC_URL
  value: {{ . | quote }}
- name: TANDEM_OIDC_CLIENT_ID
  value: {{ $root.Values.feeds.oidc.clientId | quote }}
- name: TANDEM_OIDC_AUDIENCE
  value: {{ $root.Values.feeds.oidc.audience | quote }}
{{- end }}
{{- end }}
{{- if and (eq .service "ranking") $root.Values.webhooks.keySecret }}
- name: TANDEM_WEBHOOKS_KEY
  valueFrom:
    secretKeyRef: {name: {{ $root.Values.webhooks.keySecret }}, key: key}
- name: TANDEM_WEBHOOKS_ORIGIN
  value: {{ default $root.Values.services.ranking.host $root.Values.webhooks.origin | quote }}
{{- end }}
{{- if include "tandem.kafkaSecured" $root }}
- name: KAFKA_SECURITY_PROTOCOL
  value: SASL_SSL
- name: KAFKA_SASL_MECHANISM
  value: SCRAM-SHA-512
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ eq $root.Values.kafka.mode "strimzi" | ternary (include "tandem.name" $root) $root.Values.kafka.external.userSecretPrefix }}-{{ $component }}
      key: sasl.jaas.config
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/tandem/kafka/ca.crt
{{- end }}
{{- if include "tandem.databaseCa" $root }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: jdbc:postgresql://$(TANDEM_DB_HOST):$(TANDEM_DB_PORT)/$(TANDEM_DB_NAME)?currentSchema={{ .service }}&connectTimeout=2&sslmode=verify-full&sslrootcert=/etc/tandem/postgresql/ca.crt
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: verify-full
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/tandem/postgresql/ca.crt
{{- end }}
{{- with $root.Values.monitoring.tracesEndpoint }}
- name: OTEL_SDK_DISABLED
  value: "false"
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- range $name, $value := .settings.environment }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "tandem.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "tandem.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}
