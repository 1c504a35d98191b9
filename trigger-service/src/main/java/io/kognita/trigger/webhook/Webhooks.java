package io.kognita.trigger.webhook;

import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.Connections;
import io.kognita.trigger.outbound.Outcome;
import io.kognita.trigger.outbound.PermittedAddresses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Runs functions that are webhooks: one signed POST a try. */
@Singleton
public class Webhooks {

    private final PermittedAddresses addresses;
    private final Connections connections;
    private final WebhookAnswers answers;
    private final Clock clock;

    Webhooks(PermittedAddresses addresses, Connections connections, WebhookAnswers answers, Clock clock) {
        this.addresses = addresses;
        this.connections = connections;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Posts an event once, with an id that is the same for every try, so that the webhook can tell a repetition.
     *
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    public Uni<Ending> run(Target.Webhook webhook, byte[] secret, Invocation invocation) {
        byte[] body = invocation.event();
        Map<String, String> signature =
                new WebhookSecret(secret).headers("msg_" + invocation.id(), clock.instant(), body);
        return addresses
                .of(webhook.url())
                .flatMap(address -> connections.post(webhook.url(), address, signature, body))
                .ifNoItem()
                .after(invocation.limit())
                .failWith(() -> new FunctionUnavailable("timed out"))
                .flatMap(answers::outcome)
                .onFailure()
                .recoverWithUni(Outcome::of);
    }
}
