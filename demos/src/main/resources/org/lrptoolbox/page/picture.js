// Pictures become inputs, byte for byte as org.lrptoolbox.image does it: resized as Pillow does (whole weights of 2^-22,
// rounded to bytes after rows and after columns), the middle cropped, then (pixel * scale - mean) / std.

/** The pixels of a picture as its file stores them: no colour profile; turned as the camera was held if `upright`. */
export async function decode(blob, upright = false) {
  const bitmap = await createImageBitmap(blob, {
    colorSpaceConversion: 'none', premultiplyAlpha: 'none', imageOrientation: upright ? 'from-image' : 'none',
  });
  return grab(bitmap, bitmap.width, bitmap.height);
}

/** The pixels of anything that can be drawn on a canvas. */
export function grab(source, width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(source, 0, 0, width, height);
  const rgba = context.getImageData(0, 0, width, height).data;
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    rgb[3 * i] = rgba[4 * i];
    rgb[3 * i + 1] = rgba[4 * i + 1];
    rgb[3 * i + 2] = rgba[4 * i + 2];
  }
  return {rgb, width, height};
}

const sinc = t => t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);

/** How pixels are weighted by their distance: support, weight. */
const FILTERS = {
  box: [0.5, t => t > -0.5 && t <= 0.5 ? 1 : 0],
  bilinear: [1, t => Math.max(0, 1 - Math.abs(t))],
  bicubic: [2, t => {
    const x = Math.abs(t);
    return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }],
  lanczos: [3, t => t >= -3 && t < 3 ? sinc(t) * sinc(t / 3) : 0],
};
const UNIT = 2 ** 22;

/** For every pixel of the result: which pixels it is made of, and with which weights. */
function taps(from, to, filter) {
  const [support, weight] = FILTERS[filter];
  const step = from / to;
  const stretch = Math.max(1, step);
  return Array.from({length: to}, (_, i) => {
    const centre = (i + 0.5) * step;
    const low = Math.max(0, Math.trunc(centre - support * stretch + 0.5));
    const high = Math.min(from, Math.trunc(centre + support * stretch + 0.5));
    const w = Array.from({length: high - low}, (_, k) => weight((low + k - centre + 0.5) / stretch));
    const total = w.reduce((a, b) => a + b, 0);
    return {low, weights: w.map(v => total === 0 ? 0 : Math.floor(v * (UNIT / total) + 0.5))};
  });
}

function weighted(pixels, at, stride, weights) {
  let sum = UNIT / 2;
  for (let k = 0; k < weights.length; k++) {
    sum += weights[k] * pixels[at + k * stride];
  }
  return Math.max(0, Math.min(255, Math.floor(sum / UNIT)));
}

function alongRows({rgb, width, height}, to, filter) {
  const all = taps(width, to, filter);
  const out = new Uint8Array(3 * to * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < to; x++) {
      for (let c = 0; c < 3; c++) {
        out[3 * (y * to + x) + c] = weighted(rgb, 3 * (y * width + all[x].low) + c, 3, all[x].weights);
      }
    }
  }
  return {rgb: out, width: to, height};
}

function alongColumns({rgb, width, height}, to, filter) {
  const all = taps(height, to, filter);
  const row = 3 * width;
  const out = new Uint8Array(row * to);
  for (let y = 0; y < to; y++) {
    for (let i = 0; i < row; i++) {
      out[y * row + i] = weighted(rgb, all[y].low * row + i, row, all[y].weights);
    }
  }
  return {rgb: out, width, height: to};
}

/** A picture in another size. */
export function resized(picture, height, width, filter) {
  const narrow = width === picture.width ? picture : alongRows(picture, width, filter);
  return height === narrow.height ? narrow : alongColumns(narrow, height, filter);
}

/** Half a pixel goes to the even side, as in Java's rint. */
function even(v) {
  const low = Math.floor(v);
  return v - low < 0.5 || v - low === 0.5 && low % 2 === 0 ? low : low + 1;
}

function placed(picture, {side, height, width, filter}) {
  const {height: h, width: w} = picture;
  switch (side) {
    case 'none': return picture;
    case 'exact': return resized(picture, height, width, filter);
    case 'short': return h <= w
      ? resized(picture, height, Math.trunc(height * w / h), filter)
      : resized(picture, Math.trunc(height * h / w), height, filter);
    default: return h >= w
      ? resized(picture, height, Math.max(1, even(height * w / h)), filter)
      : resized(picture, Math.max(1, even(height * h / w)), height, filter);
  }
}

/** Where each of `wanted` pixels of the middle lies among `found`; the border is repeated where there are fewer. */
function middle(found, wanted) {
  const first = found >= wanted ? even((found - wanted) / 2) : -Math.floor((wanted - found) / 2);
  return Array.from({length: wanted}, (_, i) => Math.max(0, Math.min(found - 1, first + i)));
}

function cropped(picture, size) {
  if (!size || size.height === picture.height && size.width === picture.width) {
    return picture;
  }
  const rows = middle(picture.height, size.height);
  const columns = middle(picture.width, size.width);
  const rgb = new Uint8Array(3 * size.height * size.width);
  rows.forEach((row, y) => columns.forEach((column, x) => {
    const from = 3 * (row * picture.width + column);
    rgb.set(picture.rgb.subarray(from, from + 3), 3 * (y * size.width + x));
  }));
  return {rgb, width: size.width, height: size.height};
}

/** The part of a picture that the network sees. */
export function view(picture, settings) {
  return cropped(placed(picture, settings.resize), settings.crop);
}

const luminance = (rgb, at) => (299 * rgb[at] + 587 * rgb[at + 1] + 114 * rgb[at + 2]) / 1000;

function value(rgb, at, channel, order) {
  switch (order) {
    case 'rgb': return rgb[at + channel];
    case 'bgr': return rgb[at + 2 - channel];
    default: return luminance(rgb, at);
  }
}

/** The colours that the network sees of a picture: none, where it takes gray ones. */
export function seen(rgb, order) {
  return order === 'gray' ? rgb.map((_, i) => Math.round(luminance(rgb, i - i % 3))) : rgb;
}

/**
 * The numbers that the network takes.
 *
 * @param mean one number for every channel and pixel: channels, height, width
 */
export function input({rgb, width, height}, {order, scale, mean, std, layout}) {
  const channels = order === 'gray' ? 1 : 3;
  const pixels = height * width;
  const out = new Float32Array(channels * pixels);
  for (let c = 0; c < channels; c++) {
    const deviation = std[std.length === 1 ? 0 : c];
    for (let i = 0; i < pixels; i++) {
      const subtracted = mean[mean.length === 1 ? 0 : mean.length === channels ? c : c * pixels + i];
      out[layout === 'nchw' ? c * pixels + i : i * channels + c]
        = (value(rgb, 3 * i, c, order) * scale - subtracted) / deviation;
    }
  }
  return out;
}
