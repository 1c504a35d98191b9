package io.kognita.userpool.recovery;

import io.kognita.userpool.code.Addressee;
import io.kognita.userpool.code.Addressees;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.migration.Migrant;
import io.kognita.userpool.migration.Migrations;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.trigger.UserMigration;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** Finds whose password is forgotten: a user of the pool, or one whom its function knows from an older directory. */
@Singleton
class ForgottenAccounts {

    private final Addressees addressees;
    private final Limits limits;
    private final Migrations migrations;

    ForgottenAccounts(Addressees addressees, Limits limits, Migrations migrations) {
        this.addressees = addressees;
        this.limits = limits;
        this.migrations = migrations;
    }

    /** The user, or a stand-in where the client hides that there is none. */
    Uni<Addressee> find(ForgotPasswordRequest input, Call call) {
        return any(input, call)
                .flatMap(addressee -> migratable(addressee, input)
                        ? migrated(addressee, input, call)
                        : Uni.createFrom().item(addressee))
                .invoke(Addressees::refuseOpenly);
    }

    private Uni<Addressee> any(ForgotPasswordRequest input, Call call) {
        return addressees.any(input.clientId(), input.username(), input.secretHash(), call);
    }

    private static boolean migratable(Addressee addressee, ForgotPasswordRequest input) {
        return addressee.user().isEmpty() && UserMigration.configured(context(addressee, input));
    }

    /** The function is asked about a name no more often than a code would be sent to a user. */
    private Uni<Addressee> migrated(Addressee stranger, ForgotPasswordRequest input, Call call) {
        return limits.count(stranger.subject(), Limits.Action.FORGOT_PASSWORD)
                .chain(() -> known(stranger, input))
                .flatMap(migrant -> migrant.isEmpty()
                        ? Uni.createFrom().item(stranger)
                        : migrations.settle(migrant.get()).chain(() -> any(input, call)));
    }

    /** Where the client hides who exists, the words of a function that was asked about a stranger would tell. */
    private Uni<Optional<Migrant>> known(Addressee stranger, ForgotPasswordRequest input) {
        Uni<Optional<Migrant>> known = migrations.atForgotPassword(context(stranger, input), stranger.name());
        return stranger.call().client().hidesUnknownUsers()
                ? known.onFailure(UserLambdaValidationException.class).recoverWithItem(Optional.empty())
                : known;
    }

    private static TriggerContext context(Addressee addressee, ForgotPasswordRequest input) {
        return TriggerContext.of(addressee.call(), input.clientMetadata());
    }
}
