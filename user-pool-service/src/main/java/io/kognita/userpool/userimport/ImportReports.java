package io.kognita.userpool.userimport;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps the log of a job within its bound. */
@Singleton
class ImportReports {

    private final ImportLog log;
    private final ImportSettings settings;

    ImportReports(ImportLog log, ImportSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Adds lines; true when there are too many failures by now for the job to go on. */
    Uni<Boolean> add(ImportJob job, List<LogLine> lines) {
        return log.add(job, lines).replaceWith(() -> job.failed() + job.skipped() > settings.mostFailures());
    }
}
