package io.kognita.wire.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.aws.ConstraintTable.Member;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Compares the tables with Amazon's service models, member by member. The models come with the last release of the first
 * Java SDK; what is newer than it is left out, and where AWS has changed a bound since, {@link #CHANGED_SINCE} says so.
 */
class ConstraintModelTest {

    /** Where AWS has changed a bound since that release; the published reference is what the tables follow. */
    private static final Set<String> CHANGED_SINCE = Set.of(
            "AdminDeleteUserAttributesRequest.UserAttributeNames elements pattern",
            "AdminInitiateAuthRequest.AuthFlow enum",
            "AdminRespondToAuthChallengeRequest.ChallengeName enum",
            "AttributeType.Name pattern",
            "ChangePasswordRequest.PreviousPassword required",
            "CreateUserPoolClientRequest.ExplicitAuthFlows elements enum",
            "CreateUserPoolDomainRequest.Domain pattern",
            "DeleteUserAttributesRequest.UserAttributeNames elements pattern",
            "DeleteUserPoolDomainRequest.Domain pattern",
            "DescribeUserPoolDomainRequest.Domain pattern",
            "GetCredentialsForIdentityInput.Logins values sensitive",
            "GetIdInput.Logins values sensitive",
            "GetOpenIdTokenForDeveloperIdentityInput.Logins values sensitive",
            "GetOpenIdTokenInput.Logins values sensitive",
            "GetUserAttributeVerificationCodeRequest.AttributeName pattern",
            "InitiateAuthRequest.AuthFlow enum",
            "ListUsersRequest.AttributesToGet elements pattern",
            "LogConfigurationType.EventSource enum",
            "LogConfigurationType.LogLevel enum",
            "MFAOptionType.AttributeName pattern",
            "MessageTemplateType.EmailMessage pattern",
            "MessageTemplateType.SMSMessage pattern",
            "PreTokenGenerationVersionConfigType.LambdaVersion enum",
            "RespondToAuthChallengeRequest.ChallengeName enum",
            "RevokeTokenRequest.ClientSecret min",
            "SetLogDeliveryConfigurationRequest.LogConfigurations max",
            "SignUpRequest.Password required",
            "SmsConfigurationType.SnsCallerArn min",
            "SmsConfigurationType.SnsCallerArn pattern",
            "SmsConfigurationType.SnsCallerArn required",
            "UnlinkIdentityInput.Logins values sensitive",
            "UpdateUserPoolClientRequest.ExplicitAuthFlows elements enum",
            "UpdateUserPoolDomainRequest.CustomDomainConfig required",
            "UpdateUserPoolDomainRequest.Domain pattern",
            "VerifyUserAttributeRequest.AttributeName pattern");

    private JsonNode shapes;
    private ConstraintTable table;
    private final Set<String> compared = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"cognito-idp, cognito-idp-2016-04-18, 103", "cognito-identity, cognito-identity-2014-06-30, 23"})
    void agreesWithTheModel(String api, String file, int operations) throws IOException {
        JsonNode model = model(file);
        shapes = model.get("shapes");
        table = ConstraintTable.load(api);
        int found = 0;

        List<Class<?>> requests = Shapes.ofEveryOperation(
                        api.equals("cognito-idp") ? CognitoIdentityProviderClient.class : CognitoIdentityClient.class)
                .filter(shape -> shape.getSimpleName().endsWith("Request"))
                .toList();
        for (Class<?> request : requests) {
            JsonNode operation = model.get("operations").path(AwsNames.operation(request));
            found += operation.isMissingNode() ? 0 : 1;
            if (operation.has("input")) {
                structure(
                        Shapes.builder(request),
                        operation.get("input").get("shape").asText());
            }
        }

        assertThat(found).isEqualTo(operations);
        assertThat(differences).isEmpty();
    }

    private static JsonNode model(String file) throws IOException {
        try (InputStream json = ConstraintModelTest.class.getResourceAsStream("/models/" + file + "-model.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private void structure(SdkPojo builder, String name) {
        if (!compared.add(name)) {
            return;
        }
        JsonNode shape = shapes.get(name);
        for (Member member : table.members(Shapes.build(builder))) {
            String wireName = member.field().locationName();
            JsonNode modelled = shape.get("members").path(wireName);
            if (modelled.isMissingNode()) {
                continue; // newer than the model
            }
            String at = name + "." + wireName;
            differ(
                    at + " required",
                    member.required(),
                    texts(shape.path("required")).contains(wireName));
            String type = modelled.get("shape").asText();
            bounds(at, member.bounds().own(), type);
            held(at + " keys", member.bounds().keys(), shapes.get(type).path("key"));
            held(at + " values", member.bounds().elements(), shapes.get(type).path("value"));
            if (shapes.get(type).has("member")) {
                held(
                        at + " elements",
                        member.bounds().elements(),
                        shapes.get(type).get("member"));
            }
            nested(member.field(), type);
        }
    }

    private void nested(SdkField<?> field, String type) {
        MarshallingType<?> kind = field.marshallingType();
        if (kind == MarshallingType.SDK_POJO) {
            structure(field.constructor().get(), type);
        } else if (kind == MarshallingType.LIST) {
            nested(
                    field.getTrait(ListTrait.class).memberFieldInfo(),
                    shapes.get(type).get("member").get("shape").asText());
        } else if (kind == MarshallingType.MAP) {
            nested(
                    field.getTrait(MapTrait.class).valueFieldInfo(),
                    shapes.get(type).get("value").get("shape").asText());
        }
    }

    private void held(String at, Bounds bounds, JsonNode reference) {
        if (!reference.isMissingNode()
                && !shapes.get(reference.get("shape").asText()).has("members")) {
            bounds(at, bounds, reference.get("shape").asText());
        }
    }

    private void bounds(String at, Bounds bounds, String type) {
        JsonNode shape = shapes.get(type);
        differ(at + " min", bounds.min(), shape.path("min").asLong(Long.MIN_VALUE));
        differ(at + " max", bounds.max(), shape.path("max").asLong(Long.MAX_VALUE));
        differ(at + " pattern", bounds.pattern(), shape.path("pattern").asText());
        differ(at + " enum", bounds.choices(), texts(shape.path("enum")));
        // Client ids are public, and AWS shows them in its messages although the model calls them sensitive.
        boolean secret = shape.path("sensitive").asBoolean() && !type.equals("ClientIdType");
        differ(at + " sensitive", bounds.secret(), secret);
    }

    private void differ(String what, Object here, Object modelled) {
        if (!here.equals(modelled) && !CHANGED_SINCE.contains(what)) {
            differences.add(what + ": " + here + ", in the model " + modelled);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
