package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chart as helm itself sees it: strict, complete, and closed by default. */
class HelmChartIT {

    private static final List<String> SERVICES = List.of(
            "user-pool-service", "hosted-ui-service", "identity-pool-service", "trigger-service", "sync-service");

    @Test
    void passesAStrictLint() throws Exception {
        Helm.Result lint = Helm.run("lint", "--strict", Helm.CHART.toString());
        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }

    @Test
    void installsAllFiveServicesWithProbesAndBounds() throws Exception {
        List<JsonNode> deployments = render().stream()
                .filter(object -> object.path("kind").textValue().equals("Deployment"))
                .filter(object -> !component(object).equals("gateway"))
                .toList();
        assertThat(deployments).map(HelmChartIT::component).containsExactlyInAnyOrderElementsOf(SERVICES);
        for (JsonNode deployment : deployments) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            assertThat(container.at("/startupProbe/httpGet/path").textValue()).isEqualTo("/q/health/started");
            assertThat(container.at("/livenessProbe/httpGet/path").textValue()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").textValue()).isEqualTo("/q/health/ready");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").textValue())
                        .isEqualTo("management");
            }
            assertThat(container.at("/resources/limits/memory").textValue()).isNotNull();
            assertThat(container.at("/resources/requests/cpu").textValue()).isNotNull();
        }
    }

    @Test
    void runsNothingAsRootOrWritable() throws Exception {
        for (JsonNode object : render()) {
            if (!object.path("kind").textValue().equals("Deployment")) {
                continue;
            }
            assertThat(object.at("/spec/template/spec/securityContext/runAsNonRoot")
                            .booleanValue())
                    .isTrue();
            JsonNode security = object.at("/spec/template/spec/containers/0/securityContext");
            assertThat(security.path("readOnlyRootFilesystem").booleanValue()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void refersToSecretsAndRendersNone() throws Exception {
        List<JsonNode> objects = render();
        assertThat(objects).noneMatch(object -> object.path("kind").textValue().equals("Secret"));
        assertThat(objects)
                .filteredOn(object -> object.path("kind").textValue().equals("Deployment"))
                .filteredOn(object -> !component(object).equals("gateway"))
                .allMatch(object -> object.toString().contains("\"secretName\":\"kognita\""));
    }

    @Test
    void routesNothingInternal() throws Exception {
        for (String kind : List.of("nginx", "httpRoute")) {
            List<JsonNode> objects =
                    render("--set", "gateway.kind=" + kind, "--set", "gateway.httpRoute.parentRefs[0].name=gateway");
            assertThat(objects)
                    .filteredOn(object -> object.path("kind").textValue().matches("HTTPRoute|ConfigMap"))
                    .isNotEmpty()
                    .noneMatch(object -> object.toString().contains("/internal")
                            || object.toString().contains("location /q"));
        }
    }

    @Test
    void letsOnlyTheNamedReadMetrics() throws Exception {
        assertThat(render())
                .filteredOn(object -> object.path("kind").textValue().matches("Service|NetworkPolicy"))
                .isNotEmpty()
                .noneMatch(object -> object.toString().contains("management")
                        || object.toString().contains("9000"));
        assertThat(render("--set", "networkPolicy.metricsFrom[0].podSelector.matchLabels.app=prometheus"))
                .filteredOn(object -> object.path("kind").textValue().equals("NetworkPolicy"))
                .hasSize(SERVICES.size())
                .allSatisfy(policy -> assertThat(
                                policy.at("/spec/ingress/1/ports/0/port").textValue())
                        .isEqualTo("management"))
                .allSatisfy(policy -> assertThat(policy.at("/spec/ingress/1/from/0/podSelector/matchLabels/app")
                                .textValue())
                        .isEqualTo("prometheus"));
    }

    @Test
    void trustsNoProxyThatIsNotNamed() throws Exception {
        assertThat(render().toString()).doesNotContain("kognita.trusted-proxies");
        assertThat(render("--set", "trustedProxies={10.42.0.0/16,192.0.2.1}").toString())
                .contains("kognita.trusted-proxies=10.42.0.0/16,192.0.2.1");
    }

    @Test
    void takesAwayWithWhatOnlyTheInsideSpeaks() throws Exception {
        JsonNode route = routes();
        assertThat(route.at("/spec/rules"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.at("/filters/0/requestHeaderModifier/remove"))
                        .map(JsonNode::textValue)
                        .containsExactlyInAnyOrder("X-Kognita-Service", "X-Kognita-Client-Address"));
        assertThat(render().toString())
                .contains(
                        "proxy_set_header X-Kognita-Service \\\"\\\"",
                        "proxy_set_header X-Kognita-Client-Address \\\"\\\"");
    }

    @Test
    void routesTheKeysOfIdentityTokens() throws Exception {
        assertThat(routes().toString()).contains("\"/identity\"");
        assertThat(render().toString()).contains("location /identity/");
    }

    @Test
    void refusesAnUnencryptedPublicUrlAndUnknownValues() throws Exception {
        assertThat(template("--set", "publicUrl=http://id.example.com").exitCode())
                .isNotZero();
        assertThat(template("--set", "image.tagg=1").exitCode()).isNotZero();
    }

    private static JsonNode routes() throws Exception {
        return render("--set", "gateway.kind=httpRoute", "--set", "gateway.httpRoute.parentRefs[0].name=gateway")
                .stream()
                .filter(object -> object.path("kind").textValue().equals("HTTPRoute"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> render(String... arguments) throws Exception {
        Helm.Result rendered = template(arguments);
        assertThat(rendered.exitCode()).as(rendered.output()).isZero();
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(rendered.output())) {
            documents.forEachRemaining(object -> {
                if (object != null && object.has("kind")) {
                    objects.add(object);
                }
            });
        }
        return objects;
    }

    private static Helm.Result template(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("template", "release", Helm.CHART.toString()));
        command.addAll(List.of(arguments));
        return Helm.run(command.toArray(String[]::new));
    }

    private static String component(JsonNode object) {
        return object.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }
}
