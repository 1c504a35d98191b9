package io.kognita.userpool.branding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetCategoryType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetExtensionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;

/** Pictures of a style: one for each place and colour mode, and for each provider's button. */
final class StyleAssets {

    private static final int MOST = 40;

    /** Of all pictures of a style together, in bytes: each answer holds them all. */
    private static final int LARGEST = 4_000_000;

    private StyleAssets() {}

    /** What a picture is for. */
    private record Place(AssetCategoryType category, String colorMode, String resourceId) {

        static Place of(AssetType asset) {
            return new Place(asset.category(), asset.colorModeAsString(), asset.resourceId());
        }
    }

    /**
     * The pictures of a style after a request: those that it gives take the place of earlier ones, the others stay.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when one is not what
     *     it says it is, or they are too many or too large
     */
    static Collection<AssetType> merged(List<AssetType> before, List<AssetType> given) {
        Map<Place, AssetType> assets = new LinkedHashMap<>();
        before.forEach(asset -> assets.put(Place.of(asset), asset));
        given.forEach(asset -> {
            Place place = Place.of(asset);
            boolean kept = asset.bytes() == null && assets.containsKey(place);
            if (!kept) {
                check(asset);
                assets.put(place, asset);
            }
        });
        int size = assets.values().stream()
                .mapToInt(asset -> asset.bytes().asByteArrayUnsafe().length)
                .sum();
        if (assets.size() > MOST || size > LARGEST) {
            throw UiShapes.invalid("A style can have " + MOST + " assets of " + LARGEST + " bytes together at most.");
        }
        return assets.values();
    }

    private static void check(AssetType asset) {
        String what = asset.categoryAsString() + " " + asset.colorModeAsString();
        if (asset.bytes() == null) {
            throw UiShapes.invalid("Asset " + what + " has no Bytes.");
        }
        boolean icon = switch (asset.category()) {
            case FAVICON_ICO -> asset.extension() == AssetExtensionType.ICO;
            case FAVICON_SVG -> asset.extension() == AssetExtensionType.SVG;
            default -> asset.extension() != AssetExtensionType.ICO;
        };
        boolean fits = icon
                && ImageFormat.named(asset.extensionAsString())
                        .filter(format -> format.is(asset.bytes().asByteArrayUnsafe()))
                        .isPresent();
        if (!fits) {
            throw UiShapes.invalid(
                    "Asset " + what + " is no " + asset.extensionAsString() + " image that can be used.");
        }
    }
}
