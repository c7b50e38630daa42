// Relevance becomes colours, by the formulas of org.lrptoolbox.render: channels are summed, the largest magnitude (or a
// percentile of it) gets full colour, colours rise as a power, and a table of colours is looked up.

/** One number a pixel, the sum over channels; `layout` is nchw, nhwc or flat. */
export function pooled(relevance, {height, width, channels, layout}) {
  const pixels = height * width;
  const sums = new Float64Array(pixels);
  for (let i = 0; i < relevance.length; i++) {
    sums[layout === 'nchw' ? i % pixels : Math.floor(i / channels)] += relevance[i];
  }
  return sums;
}

/** The percentile `clip` of |r|: the magnitude that gets full colour. 1 where nothing is relevant. */
export function magnitude(r, clip) {
  let largest = 0;
  for (const v of r) {
    const size = Math.abs(v);
    if (size > largest && size < Infinity) {
      largest = size;
    }
  }
  if (clip >= 100 || largest === 0) {
    // Nothing to put in order, which is most of the work.
    return largest || 1;
  }
  const sorted = Float64Array.from(r, Math.abs).filter(Number.isFinite).sort();
  return sorted[Math.max(0, Math.ceil(clip / 100 * sorted.length) - 1)] || largest;
}

/** The strength of one number, -1 to 1. */
function strength(r, full, gamma) {
  const t = Math.min(Math.abs(r) / full, 1);
  return Math.sign(r) * (gamma === 1 ? t : t ** gamma);
}

/** Where the colour of a strength lies in a palette, three bytes a colour. */
function place(s, palette) {
  const colours = palette.length / 3;
  return 3 * Math.max(0, Math.min(colours - 1, Math.floor((s + 1) / 2 * colours)));
}

/**
 * Draws a heatmap.
 *
 * @param canvas gets the size of the map
 * @param r one number a pixel, row by row
 * @param size {height, width}
 * @param look {palette, full, gamma}
 */
export function paint(canvas, r, {height, width}, {palette, full, gamma}) {
  const image = blank(canvas, height, width);
  for (let i = 0; i < r.length; i++) {
    const at = place(strength(r[i], full, gamma), palette);
    for (let c = 0; c < 3; c++) {
      image.data[4 * i + c] = palette[at + c];
    }
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/**
 * Draws a heatmap over the brightness of the picture; each pixel is covered by `alpha` times its strength.
 *
 * @param rgb three bytes a pixel
 */
export function overlay(canvas, r, rgb, {height, width}, {palette, full, gamma}, alpha) {
  const image = blank(canvas, height, width);
  for (let i = 0; i < r.length; i++) {
    const s = strength(r[i], full, gamma);
    const at = place(s, palette);
    const cover = alpha * Math.abs(s);
    const gray = 0.299 * rgb[3 * i] + 0.587 * rgb[3 * i + 1] + 0.114 * rgb[3 * i + 2];
    for (let c = 0; c < 3; c++) {
      image.data[4 * i + c] = cover * palette[at + c] + (1 - cover) * gray;
    }
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/** Draws a picture as it is. */
export function show(canvas, rgb, {height, width}) {
  const image = blank(canvas, height, width);
  for (let i = 0; i < height * width; i++) {
    for (let c = 0; c < 3; c++) {
      image.data[4 * i + c] = rgb[3 * i + c];
    }
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

function blank(canvas, height, width) {
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d').createImageData(width, height);
}

/** Draws the colours of a palette as a bar. */
export function legend(canvas, palette) {
  const colours = palette.length / 3;
  const image = blank(canvas, 1, colours);
  for (let i = 0; i < colours; i++) {
    image.data.set([palette[3 * i], palette[3 * i + 1], palette[3 * i + 2], 255], 4 * i);
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/** The bytes of base64 text. */
export function bytes(base64) {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    out[i] = text.charCodeAt(i);
  }
  return out;
}

/** Four digits that count, as the command line prints numbers. */
export function number(v) {
  if (!Number.isFinite(v)) {
    return String(v);
  }
  const size = Math.abs(v);
  return size !== 0 && (size < 1e-3 || size >= 1e5) ? v.toExponential(3) : Number(v.toPrecision(4)).toString();
}

/** How much of the score arrived, as the command line says it. */
export function arrived(sum, seed) {
  return seed === 0 ? `no relevance of ${number(seed)}`
    : `${number(sum)} of ${number(seed)} (${(100 * sum / seed).toFixed(1)} %)`;
}
