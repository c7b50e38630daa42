package org.lrptoolbox.layer;

/**
 * How a window slides over the height and width of images: its size, steps, dilation, padding, and
 * whether a last window may overhang.
 *
 * <p>The number of windows along an axis is {@code (size + pads - dilation (window - 1) - 1) / stride + 1}, rounded
 * down, or up where {@code ceil} is set; but none begins in the padding behind the image.
 *
 * @param height rows of the window
 * @param width columns of the window
 * @param strideDown step between windows along the height
 * @param strideAcross step between windows along the width
 * @param dilationDown distance of the window's rows
 * @param dilationAcross distance of the window's columns
 * @param top rows of padding above
 * @param left columns of padding on the left
 * @param bottom rows of padding below
 * @param right columns of padding on the right
 * @param ceil whether the last window may overhang the padding
 */
public record Frame(int height, int width, int strideDown, int strideAcross, int dilationDown, int dilationAcross,
        int top, int left, int bottom, int right, boolean ceil) {
    /** Checks the ranges. */
    public Frame {
        if (height < 1 || width < 1 || strideDown < 1 || strideAcross < 1 || dilationDown < 1 || dilationAcross < 1) {
            throw new IllegalArgumentException("window " + height + "x" + width + ", stride " + strideDown + "x"
                    + strideAcross + ", dilation " + dilationDown + "x" + dilationAcross + ": all must be at least 1");
        }
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException("padding " + top + "," + left + "," + bottom + "," + right
                    + " must not be negative");
        }
    }

    /** A window of this size with step 1 and nothing else. */
    public static Frame of(int height, int width) {
        return new Frame(height, width, 1, 1, 1, 1, 0, 0, 0, 0, false);
    }

    /** With other steps. */
    public Frame withStride(int down, int across) {
        return new Frame(height, width, down, across, dilationDown, dilationAcross, top, left, bottom, right, ceil);
    }

    /** With other dilations. */
    public Frame withDilation(int down, int across) {
        return new Frame(height, width, strideDown, strideAcross, down, across, top, left, bottom, right, ceil);
    }

    /** With other padding. */
    public Frame withPadding(int newTop, int newLeft, int newBottom, int newRight) {
        return new Frame(height, width, strideDown, strideAcross, dilationDown, dilationAcross, newTop, newLeft,
                newBottom, newRight, ceil);
    }

    /** With the same padding on all sides. */
    public Frame withPadding(int all) {
        return withPadding(all, all, all, all);
    }

    /** With windows that may overhang, or not. */
    public Frame withCeil(boolean newCeil) {
        return new Frame(height, width, strideDown, strideAcross, dilationDown, dilationAcross, top, left, bottom,
                right, newCeil);
    }

    /** Whether a row or column may belong to several windows. */
    public boolean overlaps() {
        return strideDown < spanDown() || strideAcross < spanAcross();
    }

    /** The number of positions: height times width. */
    public int area() {
        return Math.multiplyExact(height, width);
    }

    /** Rows from the first to the last of the window, both included. */
    public int spanDown() {
        return dilationDown * (height - 1) + 1;
    }

    /** Columns from the first to the last of the window, both included. */
    public int spanAcross() {
        return dilationAcross * (width - 1) + 1;
    }

    /** Windows along an image of so many rows; 0 or less if none fits. */
    public int down(int rows) {
        return count(rows, top, bottom, spanDown(), strideDown);
    }

    /** Windows along an image of so many columns; 0 or less if none fits. */
    public int across(int columns) {
        return count(columns, left, right, spanAcross(), strideAcross);
    }

    private int count(int size, int before, int behind, int span, int stride) {
        int room = size + before + behind - span;
        int n = (ceil ? Math.ceilDiv(room, stride) : Math.floorDiv(room, stride)) + 1;
        return ceil && n > 1 && (n - 1) * stride >= size + before ? n - 1 : n;
    }

    /** Rows below the image that windows reach: the padding there, less what no window uses, plus the overhang. */
    public int reachBelow(int rows) {
        return (down(rows) - 1) * strideDown + spanDown() - rows - top;
    }

    /** Columns right of the image that windows reach. */
    public int reachRight(int columns) {
        return (across(columns) - 1) * strideAcross + spanAcross() - columns - left;
    }

    /** Whether windows may reach beyond the image, into padding or by overhanging it. */
    public boolean reachesBeyond() {
        return top + left + bottom + right > 0 || ceil;
    }

    /** Whether there is neither padding nor dilation nor overhang. */
    public boolean isPlain() {
        return !ceil && dilationDown == 1 && dilationAcross == 1 && top + left + bottom + right == 0;
    }

    /** The window as tables print it: {@code 3x3, stride 2x2, pad 1,1,1,1, ceil}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(height + "x" + width + ", stride " + strideDown + "x" + strideAcross);
        if (dilationDown > 1 || dilationAcross > 1) {
            text.append(", dilation ").append(dilationDown).append('x').append(dilationAcross);
        }
        if (top + left + bottom + right > 0) {
            text.append(", pad ").append(top).append(',').append(left).append(',').append(bottom).append(',')
                    .append(right);
        }
        return text.append(ceil ? ", ceil" : "").toString();
    }
}
