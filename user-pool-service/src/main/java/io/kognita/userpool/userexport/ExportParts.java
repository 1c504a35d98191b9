package io.kognita.userpool.userexport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Seals the parts of an export, in the current transaction. */
@Singleton
class ExportParts {

    private final ExportTable table;
    private final ExportedUsers rows;
    private final ExportWorkers workers;

    ExportParts(ExportTable table, ExportedUsers rows, ExportWorkers workers) {
        this.table = table;
        this.rows = rows;
        this.workers = workers;
    }

    /** Seals some more users; false when these were the last ones. */
    Uni<Boolean> sealNext(Pool pool, UserExport export) {
        return table.next(export).flatMap(found -> {
            List<User> users = found.subList(0, Math.min(ExportTable.PART, found.size()));
            boolean more = found.size() > users.size();
            return workers.compute(() -> sealed(pool, export, users, !more))
                    .chain(part -> table.add(export, part))
                    .invoke(() -> export.advance(
                            users.size(),
                            users.isEmpty()
                                    ? export.lastUser()
                                    : users.getLast().sub()))
                    .replaceWith(more);
        });
    }

    private String sealed(Pool pool, UserExport export, List<User> users, boolean last) {
        int number = export.parts() + 1;
        String csv = (number == 1 ? rows.header(pool) : "") + rows.rows(pool, users);
        return RecipientKey.of(export.publicKey())
                .seal(new RecipientKey.Part(pool.id(), export.id(), number, last), csv);
    }
}
