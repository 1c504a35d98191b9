package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.userpool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Asks users for a passkey when they sign in. */
@Singleton
public class PasskeyPrompts {

    private final RelyingParties relyingParties;
    private final PasskeyTable table;
    private final Challenges challenges;
    private final Decoy decoy;

    PasskeyPrompts(RelyingParties relyingParties, PasskeyTable table, Challenges challenges, Decoy decoy) {
        this.relyingParties = relyingParties;
        this.table = table;
        this.challenges = challenges;
        this.decoy = decoy;
    }

    /**
     * True when somebody can be asked for a passkey.
     *
     * @param subject id of the user or stranger
     * @param stranger true for somebody who is no user and seems to have a passkey
     */
    public Uni<Boolean> available(Pool pool, UUID subject, boolean stranger) {
        return relyingParties
                .of(pool)
                .flatMap(found -> found.map(relyingParty -> table.at(pool.id(), subject, relyingParty)
                                .map(passkeys -> stranger || !passkeys.isEmpty()))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /**
     * What a browser needs to have a passkey proved, as JSON.
     *
     * @param time for which the answer is awaited
     */
    public Uni<String> options(PasskeyQuestion question, Duration time) {
        return relyingParties
                .of(question.pool())
                .map(found -> found.orElseThrow(PasskeyRefusals::noRelyingParty))
                .flatMap(relyingParty -> table.at(question.pool().id(), question.subject(), relyingParty)
                        .map(passkeys -> RequestOptions.of(
                                        relyingParty, challenges.of(question), time, allowed(question, passkeys))
                                .toString()));
    }

    /** The user's own, so that a browser offers no other account's; a stranger has one that is none. */
    private ArrayNode allowed(PasskeyQuestion question, List<Passkey> passkeys) {
        if (!question.stranger()) {
            return Descriptors.of(passkeys);
        }
        String id = decoy.id(question.pool().id(), question.subject());
        return JsonNodeFactory.instance.arrayNode().add(Descriptors.of(id, decoy.transports()));
    }
}
