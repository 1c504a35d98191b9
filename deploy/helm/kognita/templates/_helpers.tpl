{{- define "kognita.fullname" -}}
{{- if contains "kognita" .Release.Name -}}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{- else -}}{{ printf "%s-kognita" .Release.Name | trunc 40 | trimSuffix "-" }}{{- end -}}
{{- end }}

{{- define "kognita.labels" -}}
app.kubernetes.io/name: kognita
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* Labels that select the pods of one component: list of root context and component. */}}
{{- define "kognita.selector" -}}
app.kubernetes.io/name: kognita
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "kognita.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}{{ .Values.serviceAccount.name | default (include "kognita.fullname" .) }}{{- else -}}{{ .Values.serviceAccount.name | default "default" }}{{- end -}}
{{- end }}

{{/* Defaults by packaging: a native image starts at once and lives in little memory, a JVM needs room. */}}
{{- define "kognita.defaultResources" -}}
{{- if eq .Values.image.mode "native" -}}
requests: {cpu: 100m, memory: 128Mi}
limits: {memory: 384Mi}
{{- else -}}
requests: {cpu: 250m, memory: 384Mi}
limits: {memory: 768Mi}
{{- end -}}
{{- end }}

{{- define "kognita.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "kognita.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
