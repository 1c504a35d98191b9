package io.kognita.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The shapes of the cognito-sync API; times are seconds since the epoch. */
final class SyncShapes {

    /** PostgreSQL keeps every character but U+0000, and half of a surrogate pair is no character. */
    private static final String TEXT = "[^\\x00\\p{Cs}]*";

    private SyncShapes() {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DatasetShape(
            String identityId,
            String datasetName,
            BigDecimal creationDate,
            BigDecimal lastModifiedDate,
            String lastModifiedBy,
            long dataStorage,
            long numRecords) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record DatasetAnswer(DatasetShape dataset) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DatasetList(List<DatasetShape> datasets, int count, String nextToken) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordShape(
            String key,
            String value,
            long syncCount,
            BigDecimal lastModifiedDate,
            String lastModifiedBy,
            BigDecimal deviceLastModifiedDate) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordList(
            List<RecordShape> records,
            int count,
            String nextToken,
            long datasetSyncCount,
            String lastModifiedBy,
            List<String> mergedDatasetNames,
            boolean datasetExists,
            boolean datasetDeletedAfterRequestedSyncCount,
            String syncSessionToken) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record RecordsAnswer(List<RecordShape> records) {}

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record RecordPatch(
            @NotNull @Pattern(regexp = "replace|remove") String op,

            @NotNull @Size(min = 1, max = 1024) @Pattern(regexp = TEXT)
            String key,

            @Size(max = 1048575) @Pattern(regexp = TEXT) String value,
            @NotNull @PositiveOrZero Long syncCount,
            @DecimalMin("0") @DecimalMax("99999999999") BigDecimal deviceLastModifiedDate) {

        boolean removes() {
            return op.equals("remove");
        }

        Instant onDevice() {
            return deviceLastModifiedDate == null
                    ? null
                    : Instant.ofEpochMilli(
                            deviceLastModifiedDate.movePointRight(3).longValue());
        }
    }

    @RegisterForReflection
    @JsonNaming(UpperCamelCaseStrategy.class)
    record UpdateRecordsRequest(
            @Size(min = 1, max = 256) @Pattern(regexp = TEXT)
            String deviceId,

            @Size(max = Limits.RECORDS) List<@NotNull @Valid RecordPatch> recordPatches,
            @NotNull String syncSessionToken) {

        UpdateRecordsRequest {
            recordPatches = recordPatches == null ? List.of() : recordPatches;
        }
    }

    static DatasetShape of(Dataset dataset) {
        return new DatasetShape(
                dataset.key().identityId(),
                dataset.key().name(),
                seconds(dataset.createdAt()),
                seconds(dataset.modifiedAt()),
                dataset.modifiedBy(),
                dataset.storage(),
                dataset.records());
    }

    static RecordShape of(SyncRecord item) {
        return new RecordShape(
                item.key(),
                item.value(),
                item.syncCount(),
                seconds(item.modifiedAt()),
                item.modifiedBy(),
                item.deviceModifiedAt() == null ? null : seconds(item.deviceModifiedAt()));
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
