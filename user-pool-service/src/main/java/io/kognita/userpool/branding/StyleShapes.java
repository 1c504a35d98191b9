package io.kognita.userpool.branding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateManagedLoginBrandingRequest;

/** Turns requests into styles, and styles into answers. */
final class StyleShapes {

    private StyleShapes() {}

    static ManagedLoginBrandingType created(CreateManagedLoginBrandingRequest request, UUID id, Instant now) {
        ManagedLoginBrandingType empty = ManagedLoginBrandingType.builder()
                .managedLoginBrandingId(id.toString())
                .userPoolId(request.userPoolId())
                .creationDate(now)
                .build();
        return changed(empty, request.useCognitoProvidedValues(), request.settings(), request.assets(), now);
    }

    static ManagedLoginBrandingType updated(
            ManagedLoginBrandingType before, UpdateManagedLoginBrandingRequest request, Instant now) {
        return changed(before, request.useCognitoProvidedValues(), request.settings(), request.assets(), now);
    }

    /** A style with everything that is not its own filled in. */
    static ManagedLoginBrandingType withDefaults(ManagedLoginBrandingType style) {
        return style.toBuilder()
                .settings(StyleSettings.merged(StyleDefaults.SETTINGS, style.settings()))
                .build();
    }

    private static ManagedLoginBrandingType changed(
            ManagedLoginBrandingType before, Boolean defaults, Document settings, List<AssetType> assets, Instant now) {
        ManagedLoginBrandingType.Builder after = before.toBuilder().lastModifiedDate(now);
        if (Boolean.TRUE.equals(defaults)) {
            if (settings != null || !assets.isEmpty()) {
                throw UiShapes.invalid("Settings and Assets must be omitted when UseCognitoProvidedValues is true.");
            }
            return after.useCognitoProvidedValues(true)
                    .settings((Document) null)
                    .assets(List.of())
                    .build();
        }
        if (settings != null) {
            after.settings(StyleSettings.merged(before.settings(), StyleSettings.checked(settings)));
        }
        boolean stays = defaults == null && settings == null && assets.isEmpty();
        return after.assets(StyleAssets.merged(before.assets(), assets))
                .useCognitoProvidedValues(stays && Boolean.TRUE.equals(before.useCognitoProvidedValues()))
                .build();
    }
}
