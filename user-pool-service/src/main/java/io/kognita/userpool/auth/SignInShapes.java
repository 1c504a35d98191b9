package io.kognita.userpool.auth;

import io.kognita.userpool.device.DeviceShapes;
import io.kognita.userpool.token.Grant;
import io.kognita.userpool.token.TokenShapes;
import io.kognita.userpool.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Turns the end of a call into what the four operations answer; a proved user gets their tokens here. */
@Singleton
class SignInShapes {

    private final Tokens tokens;

    SignInShapes(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * What every one of the four responses holds; a member that is null is absent.
     *
     * @param parameters empty, but present, beside a result, as AWS answers
     */
    record Answer(
            ChallengeNameType challenge,
            String session,
            Map<String, String> parameters,
            List<ChallengeNameType> available,
            AuthenticationResultType result) {

        static Answer of(AuthenticationResultType result) {
            return new Answer(null, null, Map.of(), null, result);
        }
    }

    Uni<Answer> answer(Attempt attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Challenged asked ->
                Uni.createFrom()
                        .item(new Answer(
                                asked.name(),
                                asked.session(),
                                asked.parameters(),
                                asked.available().isEmpty() ? null : asked.available(),
                                null));
            case Outcome.Proved proved -> signedIn(attempt, proved);
            case Outcome.Refreshed refreshed ->
                Uni.createFrom().item(Answer.of(TokenShapes.result(refreshed.tokens())));
        };
    }

    /** Where the pool remembers devices, a sign-in with none is offered a new one. */
    private Uni<Answer> signedIn(Attempt attempt, Outcome.Proved proved) {
        Optional<UUID> offered =
                attempt.pool().remembersDevices() && proved.device().isEmpty()
                        ? Optional.of(UUID.randomUUID())
                        : Optional.empty();
        UUID device = proved.device().or(() -> offered).orElse(null);
        return tokens.issue(grant(attempt, proved, device), attempt.call())
                .map(issued -> TokenShapes.result(issued.orElseThrow(Refusals::usedSession)))
                .map(result -> Answer.of(result.toBuilder()
                        .newDeviceMetadata(offered.map(id -> DeviceShapes.metadata(attempt.pool(), id))
                                .orElse(null))
                        .build()));
    }

    private static Grant grant(Attempt attempt, Outcome.Proved proved, UUID device) {
        return new Grant(
                attempt.pool(),
                attempt.client(),
                proved.user(),
                proved.signIn(),
                proved.assessment(),
                proved.authTime(),
                List.of(Grant.USER_ADMIN),
                false,
                true,
                null,
                proved.source(),
                device,
                attempt.clientMetadata());
    }
}
