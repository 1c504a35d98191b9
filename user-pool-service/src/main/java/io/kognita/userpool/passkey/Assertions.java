package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Has passkeys proved at sign-ins. */
@Singleton
public class Assertions {

    private final RelyingParties relyingParties;
    private final PasskeyTable table;
    private final Challenges challenges;
    private final AssertionJudge judge;
    private final ObjectMapper json;

    Assertions(
            RelyingParties relyingParties,
            PasskeyTable table,
            Challenges challenges,
            AssertionJudge judge,
            ObjectMapper json) {
        this.relyingParties = relyingParties;
        this.table = table;
        this.challenges = challenges;
        this.judge = judge;
        this.json = json;
    }

    /**
     * Judges what an authenticator signed. A stranger, and a user who has not the passkey, cost the same work and get the same
     * refusal as a wrong signature.
     *
     * @param credential {@code AuthenticationResponseJSON}
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException at once, when it is none
     * @throws NotAuthorizedException when it proves nothing
     */
    public Uni<Assertion> check(PasskeyQuestion question, String credential) {
        AssertionResponse response = AssertionResponse.of(CredentialJson.of(json, credential));
        return relyingParties
                .of(question.pool())
                .map(found -> found.orElseThrow(PasskeyRefusals::wrong))
                .flatMap(relyingParty -> check(question, relyingParty, response));
    }

    /** The refusal of whatever proves nothing. */
    public static NotAuthorizedException wrong() {
        return PasskeyRefusals.wrong();
    }

    private Uni<Assertion> check(PasskeyQuestion question, RelyingParty relyingParty, AssertionResponse response) {
        return table.find(question.pool().id(), question.subject(), response.id())
                .flatMap(passkey -> judge.judge(
                                relyingParty, challenges.of(question), passkey, Handle.of(question.subject()), response)
                        .map(signed ->
                                new Assertion(signed.userVerified(), () -> spend(passkey.orElseThrow(), signed))));
    }

    private Uni<Void> spend(Passkey passkey, Signed signed) {
        return table.used(passkey, signed.signCount(), signed.backedUp())
                .invoke(counted -> {
                    if (!counted) {
                        throw PasskeyRefusals.wrong();
                    }
                })
                .replaceWithVoid();
    }
}
