package io.kognita.userpool.userexport;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.RequestIds;
import io.kognita.wire.sigv4.SignedCaller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells who took the users of a pool out. */
@Singleton
class ExportEvents {

    private final SettingsEvents events;
    private final SignedCaller caller;

    ExportEvents(SettingsEvents events, SignedCaller caller) {
        this.events = events;
        this.caller = caller;
    }

    /** Puts the fact into the outbox, in the transaction that begins the export. */
    Uni<Void> tell(Pool pool) {
        Call call = new Call(RequestIds.current(), "CreateUserExport", caller.caller(), "", "");
        return events.tellOfPool(pool.id(), pool.arn(), SettingsEvents.Fact.USERS_EXPORTED, call);
    }
}
