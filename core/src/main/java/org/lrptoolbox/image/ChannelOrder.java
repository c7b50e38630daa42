package org.lrptoolbox.image;

import java.util.Locale;

/** Which colours a network takes, and in which order. */
public enum ChannelOrder {
    /** Red, green, blue: most networks. */
    RGB(3),
    /** Blue, green, red: networks from Caffe. */
    BGR(3),
    /** One channel, brightness: (299 red + 587 green + 114 blue) / 1000 (ITU-R 601), not rounded. */
    GRAY(1);

    private final int channels;

    ChannelOrder(int channels) {
        this.channels = channels;
    }

    /** The number of channels. */
    public int channels() {
        return channels;
    }

    /** The value of a channel of a pixel, 0 to 255, given where the pixel's red lies; green and blue follow. */
    double value(byte[] rgb, int at, int channel) {
        return switch (this) {
            case RGB -> Byte.toUnsignedInt(rgb[at + channel]);
            case BGR -> Byte.toUnsignedInt(rgb[at + 2 - channel]);
            case GRAY -> (299 * Byte.toUnsignedInt(rgb[at]) + 587 * Byte.toUnsignedInt(rgb[at + 1])
                    + 114 * Byte.toUnsignedInt(rgb[at + 2])) / 1000.0;
        };
    }

    /** The name in lower case, as settings spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
