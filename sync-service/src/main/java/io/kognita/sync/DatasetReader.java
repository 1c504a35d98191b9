package io.kognita.sync;

import io.kognita.sync.SyncShapes.DatasetList;
import io.kognita.sync.SyncShapes.RecordList;
import io.kognita.wire.page.PageTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Lists datasets and the changes in them, page by page. */
@Singleton
class DatasetReader {

    private final DatasetTable table;
    private final PageTokens tokens;
    private final SyncSessions sessions;

    DatasetReader(DatasetTable table, PageTokens tokens, SyncSessions sessions) {
        this.table = table;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    Uni<DatasetList> list(String poolId, String identityId, Optional<String> token, int limit) {
        String list = String.join("/", "ListDatasets", poolId, identityId);
        String after = token.map(text -> opened(list, text).getFirst()).orElse("");
        return Panache.withSession(() -> table.page(poolId, identityId, after, limit + 1))
                .map(found -> {
                    List<Dataset> page = firstOf(found, limit);
                    String next = found.size() > limit
                            ? tokens.after(list, page.getLast().key().name())
                            : null;
                    return new DatasetList(page.stream().map(SyncShapes::of).toList(), page.size(), next);
                });
    }

    /**
     * A dataset.
     *
     * @throws io.kognita.wire.aws.AwsFailure {@code ResourceNotFoundException} when there is none
     */
    Uni<Dataset> describe(DatasetKey key) {
        return Panache.withSession(() -> table.find(key)).invoke(found -> {
            if (found == null || found.deleted()) {
                throw SyncFailures.noDataset(key.name());
            }
        });
    }

    /**
     * The records of a dataset that changed after a count, or all of them for a device that must begin anew; an unknown
     * dataset has none.
     */
    Uni<RecordList> records(DatasetKey key, long afterCount, Optional<String> token, int limit) {
        String list = "ListRecords/" + key.context() + "/" + afterCount;
        List<String> position = token.map(text -> opened(list, text)).orElse(List.of("0", ""));
        long count = Long.parseLong(position.getFirst());
        return Panache.withSession(() -> table.find(key).flatMap(dataset -> {
            boolean anew = dataset == null ? afterCount > 0 : dataset.isUnknownSince(afterCount);
            return table.changed(key, anew ? 0 : afterCount, count, decoded(position.getLast()), limit + 1)
                    .map(found -> answer(key, list, dataset, anew, found, limit));
        }));
    }

    private RecordList answer(
            DatasetKey key, String list, Dataset dataset, boolean anew, List<SyncRecord> found, int limit) {
        List<SyncRecord> page = firstOf(found, limit);
        SyncRecord last = page.isEmpty() ? null : page.getLast();
        boolean exists = dataset != null && !dataset.deleted();
        return new RecordList(
                page.stream().map(SyncShapes::of).toList(),
                page.size(),
                found.size() > limit ? tokens.after(list, Long.toString(last.syncCount()), encoded(last.key())) : null,
                dataset == null ? 0 : dataset.syncCount(),
                dataset == null ? null : dataset.modifiedBy(),
                List.of(),
                exists,
                anew,
                sessions.open(key));
    }

    private List<String> opened(String list, String token) {
        return tokens.open(list, token).orElseThrow(() -> SyncFailures.invalidParameter("Invalid NextToken"));
    }

    /** A record's key may hold any character, a page token's part may not. */
    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String position) {
        return new String(Base64.getDecoder().decode(position), StandardCharsets.UTF_8);
    }

    private static <T> List<T> firstOf(List<T> found, int limit) {
        return found.size() > limit ? found.subList(0, limit) : found;
    }
}
