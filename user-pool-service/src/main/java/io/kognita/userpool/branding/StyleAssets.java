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
     * Checks the pictures that a request brings; vector graphics take their time.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when one is not what
     *     it says it is
     */
    static void check(List<AssetType> given) {
        given.stream().filter(asset -> asset.bytes() != null).forEach(StyleAssets::check);
    }

    /**
     * The pictures of a style after a request: those that it brings take the place of earlier ones, the others stay.
     *
     * @param given {@linkplain #check(List) checked} before
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when one is missing, or
     *     they are too many or too large
     */
    static Collection<AssetType> merged(List<AssetType> before, List<AssetType> given) {
        Map<Place, AssetType> assets = new LinkedHashMap<>();
        before.forEach(asset -> assets.put(Place.of(asset), asset));
        given.forEach(asset -> {
            Place place = Place.of(asset);
            if (asset.bytes() != null) {
                assets.put(place, asset);
            } else if (!assets.containsKey(place)) {
                throw UiShapes.invalid("Asset " + name(asset) + " has no Bytes.");
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
                    "Asset " + name(asset) + " is no " + asset.extensionAsString() + " image that can be used.");
        }
    }

    private static String name(AssetType asset) {
        return asset.categoryAsString() + " " + asset.colorModeAsString();
    }
}
