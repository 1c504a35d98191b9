package io.kognita.trigger.lambda;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.aws.AwsJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Functions as Lambda's API shows them, and back. */
@Singleton
class FunctionShapes {

    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private final FunctionArns arns;
    private final Functions functions;
    private final ObjectMapper json;
    private final Clock clock;

    FunctionShapes(FunctionArns arns, Functions functions, ObjectMapper json, Clock clock) {
        this.arns = arns;
        this.functions = functions;
        this.json = json;
        this.clock = clock;
    }

    /** The configuration of a new function, with Lambda's defaults. */
    FunctionConfiguration configuration(String name, CreateFunctionRequest request, byte[] code) {
        CreateFunctionRequest plain = request.toBuilder()
                .code((FunctionCode) null)
                .environment((Environment) null)
                .imageConfig((ImageConfig) null)
                .layers((Collection<String>) null)
                .build();
        FunctionConfiguration asked = AwsJson.decode(AwsJson.encode(plain), FunctionConfiguration.builder());
        FunctionConfiguration.Builder configuration = asked.toBuilder()
                .functionName(name)
                .functionArn(arns.arnOf(name))
                .version("$LATEST")
                .packageType(PackageType.ZIP)
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .description(asked.description() == null ? "" : asked.description())
                .timeout(asked.timeout() == null ? Integer.valueOf(3) : asked.timeout())
                .memorySize(asked.memorySize() == null ? Integer.valueOf(128) : asked.memorySize());
        if (!asked.hasArchitectures()) {
            configuration.architectures(Architecture.X86_64);
        }
        if (asked.tracingConfig() == null) {
            configuration.tracingConfig(TracingConfigResponse.builder()
                    .mode(TracingMode.PASS_THROUGH)
                    .build());
        }
        if (asked.ephemeralStorage() == null) {
            configuration.ephemeralStorage(EphemeralStorage.builder().size(512).build());
        }
        if (asked.loggingConfig() == null) {
            configuration.loggingConfig(LoggingConfig.builder()
                    .logFormat(LogFormat.TEXT)
                    .logGroup("/aws/lambda/" + name)
                    .build());
        }
        return revised(coded(configuration.build(), code));
    }

    /** A configuration with what an update brings; what it leaves out stays. */
    FunctionConfiguration changed(FunctionConfiguration stored, UpdateFunctionConfigurationRequest request) {
        UpdateFunctionConfigurationRequest plain = request.toBuilder()
                .environment((Environment) null)
                .imageConfig((ImageConfig) null)
                .layers((Collection<String>) null)
                .functionName(null)
                .revisionId(null)
                .build();
        return revised(AwsJson.decode(AwsJson.encode(plain), stored.toBuilder()));
    }

    /** A configuration with other code. */
    FunctionConfiguration coded(FunctionConfiguration configuration, byte[] code) {
        return configuration.toBuilder()
                .codeSize((long) code.length)
                .codeSha256(Base64.getEncoder().encodeToString(sha256(code)))
                .build();
    }

    FunctionConfiguration revised(FunctionConfiguration configuration) {
        return configuration.toBuilder()
                .revisionId(UUID.randomUUID().toString())
                .lastModified(MODIFIED.format(clock.instant()))
                .build();
    }

    FunctionConfiguration stored(Target target) {
        return AwsJson.decode(bytes(((Target.JavaScript) target).configuration()), FunctionConfiguration.builder());
    }

    /** A function as it is shown to who may manage it: with its environment. */
    FunctionConfiguration shown(Function function) {
        Map<String, String> variables = environment(functions.secretOf(function));
        FunctionConfiguration.Builder configuration = stored(function.target()).toBuilder();
        if (!variables.isEmpty()) {
            configuration.environment(environment -> environment.variables(variables));
        }
        return configuration.build();
    }

    Target.JavaScript target(Target.JavaScript before, FunctionConfiguration configuration) {
        return new Target.JavaScript(tree(configuration), before.tags(), before.statements());
    }

    ObjectNode tree(FunctionConfiguration configuration) {
        try {
            return (ObjectNode) json.readTree(AwsJson.encode(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Environment variables as they are sealed. */
    byte[] secret(Map<String, String> variables) {
        try {
            return json.writeValueAsBytes(variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(byte[] secret) {
        try {
            return json.readValue(secret, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
