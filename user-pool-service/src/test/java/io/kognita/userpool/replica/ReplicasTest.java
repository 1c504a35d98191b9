package io.kognita.userpool.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaRoleType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateReplicaStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolReplicaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTaggingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReplicasTest {

    private CognitoIdentityProviderClient idp;
    private String pool;

    @BeforeEach
    void aPool() {
        idp = Idp.client();
        pool = pool(UserPoolTierType.ESSENTIALS);
    }

    @Test
    void aReplicaBeginsInactive() {
        UserPoolReplicaType created = create("eu-west-1");

        assertThat(created.status()).isEqualTo(ReplicaStatusType.INACTIVE);
        assertThat(created.role()).isEqualTo(ReplicaRoleType.SECONDARY);
        assertThat(created.userPoolArn()).contains(":eu-west-1:").endsWith("userpool/" + pool);
        assertThat(list())
                .extracting(UserPoolReplicaType::regionName, UserPoolReplicaType::role)
                .containsExactly(
                        tuple("us-east-1", ReplicaRoleType.PRIMARY), tuple("eu-west-1", ReplicaRoleType.SECONDARY));
    }

    @Test
    void anActiveReplicaIsNotDeleted() {
        create("eu-west-1");

        assertThat(update("eu-west-1", UpdateReplicaStatusType.ACTIVE)).isEqualTo(ReplicaStatusType.ACTIVE);
        invalid(() -> delete("eu-west-1"), "INACTIVE");
        update("eu-west-1", UpdateReplicaStatusType.INACTIVE);
        assertThat(delete("eu-west-1").status()).isEqualTo(ReplicaStatusType.DELETING);
        assertThat(list()).hasSize(1);
    }

    @Test
    void refusesRegionsThatAreTakenOrNone() {
        create("eu-west-1");

        invalid(() -> create("eu-west-1"), "already has a replica");
        invalid(() -> create("us-east-1"), "already has a replica");
        invalid(() -> create("Atlantis"), "not the name of a Region");
        invalid(() -> idp.listUserPoolReplicas(r -> r.userPoolId(pool).nextToken("forged")), "pagination");
    }

    @Test
    void boundsReplicasTiersAndTags() {
        List.of("eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-central-1")
                .forEach(this::create);
        assertThatThrownBy(() -> create("ap-southeast-2")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> idp.createUserPoolReplica(request -> request.userPoolId(pool)
                        .regionName("ap-southeast-2")
                        .userPoolTags(Map.of("aws:reserved", "x"))))
                .isInstanceOf(UserPoolTaggingException.class);
        pool = pool(UserPoolTierType.LITE);
        assertThatThrownBy(() -> create("eu-west-1")).isInstanceOf(FeatureUnavailableInTierException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        missing(() -> update("eu-west-1", UpdateReplicaStatusType.ACTIVE));
        missing(() -> delete("eu-west-1"));
        pool = "us-east-1_Unknown00";
        missing(() -> create("eu-west-1"));
        missing(this::list);
    }

    private String pool(UserPoolTierType tier) {
        return idp.createUserPool(request -> request.poolName("replicas").userPoolTier(tier))
                .userPool()
                .id();
    }

    private UserPoolReplicaType create(String region) {
        return idp.createUserPoolReplica(request -> request.userPoolId(pool).regionName(region))
                .userPoolReplica();
    }

    private ReplicaStatusType update(String region, UpdateReplicaStatusType status) {
        return idp.updateUserPoolReplica(
                        request -> request.userPoolId(pool).regionName(region).status(status))
                .userPoolReplica()
                .status();
    }

    private UserPoolReplicaType delete(String region) {
        return idp.deleteUserPoolReplica(request -> request.userPoolId(pool).regionName(region))
                .userPoolReplica();
    }

    private List<UserPoolReplicaType> list() {
        return idp.listUserPoolReplicas(request -> request.userPoolId(pool)).userPoolReplicas();
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class).hasMessageContaining(message);
    }

    private static void missing(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class);
    }
}
